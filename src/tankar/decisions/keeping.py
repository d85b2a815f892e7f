"""What a workflow says of its matters. Each of these writes rows and nothing else, in the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from tankar.decisions.errors import AlreadyDecided
from tankar.decisions.kinds import kind_named
from tankar.decisions.models import Ask, Decision, Matter
from tankar.decisions.searching import keep_words
from tankar.decisions.terms import due
from tankar.organisation.models import Person, Unit
from tankar.work import clock

__all__ = [
    "answered",
    "ask",
    "ask_only",
    "came_of_it",
    "decide",
    "end_matter",
    "forget_people",
    "hand_to",
    "move_to_unit",
    "open_matter",
    "reopen_matter",
    "retitle",
]

_LONGEST_TITLE = 200


def open_matter(
    kind: str,
    subject_id: str,
    *,
    title: str,
    url: str,
    unit: Unit | None = None,
    asked_by: Person | None = None,
) -> Matter:
    """The matter of one row of a workflow: made, or as it stands. `url`: a path of Tankar. Raises `UnknownMatter`."""
    declared = kind_named(kind)
    elected = declared.for_elected and asked_by is not None and asked_by.acting_as == "elected"
    matter, made = Matter.objects.get_or_create(
        kind=kind,
        subject_id=subject_id,
        defaults={
            "title": title[:_LONGEST_TITLE],
            "url": url,
            "unit": unit,
            "asked_by": asked_by,
            "asked_as": "elected" if elected else "employee",
            "opened_at": clock.now(),
        },
    )
    if made:
        keep_words(matter)
    return matter


def ask(
    matter: Matter,
    people: Iterable[Person],
    verb: str,
    *,
    due_at: dt.datetime | None = None,
    term: str = "",
) -> None:
    """It awaits these people now. `term` gives the moment itself when `due_at` is not given.

    Somebody who is asked for the same already is asked once, with the new moment. Raises `UnknownWord`, `UnknownTerm`.
    """
    matter.declared.word("asks", verb)
    now = clock.now()
    ends = due_at or (due(term, now) if term else None)
    for person in people:
        Ask.objects.update_or_create(
            matter=matter,
            person=person,
            verb=verb,
            done_at=None,
            defaults={"due_at": ends, "term": term},
            create_defaults={"due_at": ends, "term": term, "since": now},
        )


def ask_only(
    matter: Matter, people: Iterable[Person], verb: str, *, due_at: dt.datetime | None = None, term: str = ""
) -> tuple[list[Person], list[Person]]:
    """For this verb it awaits these people and nobody else; who is asked newly, and of whom it is asked no longer.

    For roles that come and go while something waits. Raises as `ask` does.
    """
    wanted = {one.pk: one for one in people}
    there = {
        one.person_id: one for one in matter.asks.filter(verb=verb, done_at=None).select_related("person")
    }
    gone = [one.person for pk, one in there.items() if pk not in wanted]
    for person in gone:
        answered(matter, verb=verb, person=person)
    new = [person for pk, person in wanted.items() if pk not in there]
    ask(matter, new, verb, due_at=due_at, term=term)
    return new, gone


def answered(matter: Matter, *, verb: str = "", person: Person | None = None) -> int:
    """It no longer awaits anybody, or only not for this verb, or not this person; how many asks that ended."""
    asks = matter.asks.filter(done_at=None)
    if verb:
        asks = asks.filter(verb=verb)
    if person is not None:
        asks = asks.filter(person=person)
    return asks.update(done_at=clock.now())


def decide(
    matter: Matter,
    person: Person,
    answer: str,
    *,
    reason: str,
    part: str = "",
    role: str = "",
    conditions: str = "",
    valid_until: dt.date | None = None,
    rules: Sequence[str] = (),
    round: int = 1,
) -> Decision:
    """Keep what somebody decided; of two who decide the same part of a round one is let through.

    Raises `UnknownWord`, and `AlreadyDecided`.
    """
    matter.declared.word("answers", answer)
    try:
        with transaction.atomic():
            return Decision.objects.create(
                matter=matter,
                person=person,
                name=str(person),
                role=role,
                part=part,
                round=round,
                answer=answer,
                reason=reason,
                conditions=conditions,
                valid_until=valid_until,
                rules=list(rules),
                made_at=clock.now(),
            )
    except IntegrityError:
        raise AlreadyDecided(matter) from None


def end_matter(matter: Matter, outcome: str) -> None:
    """It is over: nobody is awaited any more. Raises `UnknownWord`."""
    matter.declared.word("outcomes", outcome)
    matter.ended_at, matter.outcome = clock.now(), outcome
    matter.save(update_fields=["ended_at", "outcome"])
    answered(matter)


def came_of_it(matter: Matter, outcome: str) -> None:
    """What became of something that was decided before: the day of its decision stays. Raises `UnknownWord`."""
    matter.declared.word("outcomes", outcome)
    matter.outcome = outcome
    matter.save(update_fields=["outcome"])


def reopen_matter(matter: Matter) -> None:
    """It goes on after all, with the decisions it has."""
    matter.ended_at, matter.outcome = None, ""
    matter.save(update_fields=["ended_at", "outcome"])


def retitle(matter: Matter, title: str) -> None:
    """The asker's words changed."""
    matter.title = title[:_LONGEST_TITLE]
    matter.save(update_fields=["title"])
    keep_words(matter)


def forget_people(kind: str, subject_ids: Sequence[str]) -> None:
    """Of matters long over: who asked, who was asked and who decided. The decisions stay, with role, day and reason."""
    matters = Matter.objects.filter(kind=kind, subject_id__in=subject_ids, ended_at__isnull=False)
    Ask.objects.filter(matter__in=matters).delete()
    Decision.objects.filter(matter__in=matters).update(person=None, name="")
    matters.update(asked_by=None)


def hand_to(matter: Matter, person: Person) -> None:
    """Somebody else asks from now on: they see it, and what awaited the one before awaits them."""
    before, matter.asked_by = matter.asked_by, person
    matter.save(update_fields=["asked_by"])
    if before is not None:
        waiting = list(matter.asks.filter(person=before, done_at=None))
        answered(matter, person=before)
        for one in waiting:
            ask(matter, [person], one.verb, due_at=one.due_at, term=one.term)


def move_to_unit(matter: Matter, unit: Unit | None) -> None:
    """It is asked for another unit, whose management sees it from now on."""
    matter.unit = unit
    matter.save(update_fields=["unit"])
