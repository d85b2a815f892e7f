"""When somebody may be disturbed: in office hours, unless they have said other hours themselves (never.md N13)."""

from __future__ import annotations

import datetime as dt

from tankar.notices.models import Wishes
from tankar.organisation.calendar import office_hours, working_day
from tankar.organisation.models import Person
from tankar.work.clock import LOCAL, local

__all__ = ["DIGEST_FROM", "digest_is_due", "is_quiet", "wishes_of"]

DIGEST_FROM = dt.time(8, 0)


def wishes_of(person: Person) -> Wishes:
    """What the person has said, or what everybody begins with; not stored."""
    try:
        return person.wishes
    except Wishes.DoesNotExist:
        return Wishes(person=person)


def is_quiet(wishes: Wishes, now: dt.datetime) -> bool:
    """Is this (aware) outside the hours in which the person may be disturbed?"""
    day = local(now).date()
    if wishes.hours_from is None or wishes.hours_to is None:
        hours = office_hours(day)
        return hours is None or not hours[0] <= now < hours[1]
    if not (wishes.weekends or working_day(day)):
        return True
    begin, end = (dt.datetime.combine(day, at, LOCAL) for at in (wishes.hours_from, wishes.hours_to))
    return not begin <= now < end


def digest_is_due(wishes: Wishes, now: dt.datetime) -> bool:
    """Once a working day, from eight in the morning, and never within quiet hours; earlier for whoever's own hours
    are over by then."""
    here = local(now)
    begins = DIGEST_FROM
    if wishes.hours_from and wishes.hours_to and wishes.hours_to <= DIGEST_FROM:
        begins = wishes.hours_from
    return here.time() >= begins and wishes.digest_on != here.date() and not is_quiet(wishes, now)
