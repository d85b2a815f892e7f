"""Who is told what about a question, and when its answer is promised. Writes rows only.

No notice and no journal entry holds its words or who asked: only its number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse

from tankar import journal
from tankar.decisions.keeping import answered, ask, end_matter, open_matter, reopen_matter
from tankar.decisions.models import Matter
from tankar.decisions.terms import due
from tankar.guideline.models import Advice
from tankar.notices.models import Notice
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import holders
from tankar.organisation.calendar import office_hours
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import deputies_of
from tankar.work import clock

__all__ = [
    "await_answer",
    "end",
    "forget",
    "leaders",
    "matter_of",
    "note",
    "promise",
    "reminder",
    "team",
    "tell_all",
    "tell_asker",
    "untell",
]

_KIND = "guideline.advice"


def team(advice: Advice) -> list[Person]:
    """Communications, without whoever asked."""
    team = holders(Role.COMMUNICATIONS_TEAM) | holders(Role.COMMUNICATIONS_MANAGER)
    return list(team.filter(is_employee=True).exclude(pk=advice.asker_id).distinct().order_by("pk"))


def leaders(advice: Advice) -> list[Person]:
    """The communications manager and who stands in for them today; the whole team where there is none."""
    first = list(holders(Role.COMMUNICATIONS_MANAGER).exclude(pk=advice.asker_id).order_by("pk"))
    deputies = Person.objects.filter(
        Q(pk__in=[one.pk for leader in first for one in deputies_of(leader)]), is_employee=True
    ).exclude(pk__in=[advice.asker_id, *(one.pk for one in first)])
    return [*first, *deputies] or team(advice)


def promise(now: dt.datetime, wanted_by: dt.datetime | None = None) -> dt.datetime:
    """When the offices close on the last of the days to answer in, or a journalist's deadline where it is earlier."""
    ours = due("guideline.advice", now)
    return min(ours, wanted_by) if wanted_by is not None and wanted_by > now else ours


def reminder(due: dt.datetime, now: dt.datetime) -> dt.datetime:
    """The morning of the day on which an answer is promised; that moment itself when the morning is past."""
    hours = office_hours(clock.local(due).date())
    return hours[0] if hours and now < hours[0] < due else due


def tell_all(people: Iterable[Person], kind: str, advice: Advice) -> None:
    """One notice each: the number and nothing else."""
    for person in people:
        tell(
            person,
            kind,
            params={"number": str(advice.pk)},
            url=reverse("guideline:advice", args=[advice.public_id]),
            about=("advice", advice.public_id),
        )


def tell_asker(kind: str, advice: Advice) -> None:
    tell_all([advice.asker], kind, advice)


def untell(advice: Advice) -> None:
    """It has moved on: what was told before asks for nothing any more."""
    settle("advice", [advice.public_id])
    answered(matter_of(advice))


def await_answer(advice: Advice, people: Iterable[Person], verb: str = "answer") -> None:
    """It stands on these people's Today until it moves on."""
    matter = matter_of(advice)
    if matter.ended_at is not None:
        reopen_matter(matter)
    ask(matter, people, verb, due_at=advice.due_at, term="guideline.advice")


def matter_of(advice: Advice) -> Matter:
    """The number alone: neither words nor who asked."""
    return open_matter(
        _KIND,
        advice.public_id,
        title=str(advice.pk),
        url=reverse("guideline:advice", args=[advice.public_id]),
    )


def end(advice: Advice) -> None:
    end_matter(matter_of(advice), "closed")


def forget(advice: Advice) -> None:
    """Nothing of it is left but its number in the journal."""
    Matter.objects.filter(kind=_KIND, subject_id=advice.public_id).delete()
    Notice.objects.filter(about=f"advice:{advice.public_id}").delete()


def note(kind: str, advice: Advice) -> None:
    """A line in the journal: the number and nothing else, not even who."""
    journal.record(kind, actor=None, subject=("advice", str(advice.pk)), params={"number": str(advice.pk)})
