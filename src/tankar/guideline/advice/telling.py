"""Who is told what about a question, and when its answer is promised. Writes rows only.

No notice and no journal entry holds its words or who asked: only its number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from tankar import journal
from tankar.guideline.models import Advice
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.access import holders
from tankar.organisation.calendar import add_working_days, office_hours
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import deputies_of
from tankar.work import clock

__all__ = ["leaders", "note", "promise", "reminder", "team", "tell_all", "tell_asker", "untell"]


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
    last = add_working_days(now, settings.CONFIGURATION.advice_days)
    hours = office_hours(clock.local(last).date())
    ours = hours[1] if hours else last
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


def note(kind: str, advice: Advice) -> None:
    """A line in the journal: the number and nothing else, not even who."""
    journal.record(kind, actor=None, subject=("advice", str(advice.pk)), params={"number": str(advice.pk)})
