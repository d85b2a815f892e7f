"""Whom an agreement awaits, and who is told what became of it. Writes rows only."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from tankar.channels.cover.asking import managers_of
from tankar.channels.models import AnsweringAgreement, Channel
from tankar.channels.noting import both_names
from tankar.decisions.keeping import answered, ask, end_matter, open_matter, reopen_matter
from tankar.decisions.models import Matter
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import holders
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import heads_of

__all__ = [
    "KIND",
    "ask_also",
    "ask_to_confirm",
    "back_to_writing",
    "has_confirmed",
    "is_in_force",
    "matter_of",
    "over",
    "page_of",
    "tell_of_objection",
    "to_settle",
]

KIND = "channels.agreement"
_CONFIRM = "channels.agreement_confirm"


def page_of(channel: Channel) -> str:
    return reverse("channels:agreement", args=[channel.public_id])


def matter_of(agreement: AnsweringAgreement) -> Matter:
    channel = agreement.channel
    matter = open_matter(
        KIND,
        agreement.public_id,
        title=both_names(channel),
        url=page_of(channel),
        unit=channel.owner_unit,
        asked_by=agreement.proposed_by,
    )
    if matter.ended_at is not None:
        reopen_matter(matter)
    return matter


def ask_to_confirm(agreement: AnsweringAgreement, people: Iterable[Person], kind: str) -> None:
    matter = matter_of(agreement)
    answered(matter)
    asked = list(people)
    ask(matter, asked, "confirm", due_at=agreement.due_at, term=_CONFIRM)
    _tell_all(asked, kind, agreement)


def ask_also(agreement: AnsweringAgreement, person: Person) -> None:
    ask(matter_of(agreement), [person], "confirm", due_at=agreement.due_at, term=_CONFIRM)
    _tell_all([person], "channels.agreement_asks", agreement)


def has_confirmed(agreement: AnsweringAgreement, person: Person) -> None:
    answered(matter_of(agreement), verb="confirm", person=person)


def tell_of_objection(agreement: AnsweringAgreement, person: Person) -> None:
    """Whoever proposed it; where that is the same person, or nobody any more, the others who can write it again."""
    answered(matter_of(agreement), verb="confirm", person=person)
    writer = agreement.proposed_by
    still_here = writer is not None and writer.is_employee and writer.pk != person.pk
    told = [writer] if writer is not None and still_here else managers_of(agreement.channel)
    others = [one for one in told if one.pk != person.pk]
    _tell_all(others, "channels.agreement_objected", agreement, who=str(person))


def to_settle(agreement: AnsweringAgreement) -> None:
    """It is the head's now: the nearest one; where the unit has none, the communications manager's."""
    people = heads_of(agreement.channel.owner_unit) or list(holders(Role.COMMUNICATIONS_MANAGER))
    ask(matter_of(agreement), people, "settle")
    _tell_all(people, "channels.agreement_to_settle", agreement)


def is_in_force(agreement: AnsweringAgreement) -> None:
    people = [one.person for one in agreement.confirmations.select_related("person")]
    if agreement.proposed_by is not None:
        people.append(agreement.proposed_by)
    over(agreement, "in_force")
    settled = agreement.settled_by_id
    told = {one.pk: one for one in people if one.pk != settled}
    _tell_all(told.values(), "channels.agreement_in_force", agreement)


def over(agreement: AnsweringAgreement, outcome: str) -> None:
    matter = Matter.of(KIND, agreement.public_id)
    if matter is not None:
        end_matter(matter, outcome)
    _settled(agreement)


def back_to_writing(agreement: AnsweringAgreement) -> None:
    answered(matter_of(agreement))
    _settled(agreement)


def _tell_all(people: Iterable[Person], kind: str, agreement: AnsweringAgreement, **params: str) -> None:
    for person in people:
        tell(
            person,
            kind,
            params={"channel": both_names(agreement.channel), **params},
            url=page_of(agreement.channel),
            about=("agreement", agreement.public_id),
        )


def _settled(agreement: AnsweringAgreement) -> None:
    """Nobody need answer any more."""
    settle("agreement", [agreement.public_id])
