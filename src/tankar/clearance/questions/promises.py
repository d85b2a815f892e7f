"""When an answer is promised, and when the next one is told. Each length is a term that can be set."""

from __future__ import annotations

import datetime as dt

from tankar.clearance.models import Clearance
from tankar.decisions.terms import due
from tankar.organisation.calendar import add_working_days, office_hours, working_day
from tankar.work import clock

__all__ = ["by_phone", "first_reminder", "not_by_clock_today", "passing", "promise", "term_of"]


def term_of(clearance: Clearance) -> str:
    """The name of the term behind `due_at`."""
    if clearance.state == Clearance.State.UNASSIGNED:
        return "clearance.assign"
    return "clearance.urgent" if clearance.need == Clearance.Need.URGENT else "clearance.answer"


def promise(clearance: Clearance, now: dt.datetime) -> dt.datetime:
    return due(term_of(clearance), now)


def first_reminder(clearance: Clearance, now: dt.datetime, due_at: dt.datetime) -> dt.datetime:
    """Halfway where it is urgent, else the morning of the day on which the answer is promised."""
    if clearance.need == Clearance.Need.URGENT:
        return now + (due_at - now) / 2
    hours = office_hours(clock.local(due_at).date())
    return hours[0] if hours and hours[0] > now else due_at


def passing(now: dt.datetime) -> dt.datetime:
    """How long deputy and superior have, before it goes to the city lawyer and the registry."""
    return due("clearance.passing", now)


def by_phone(clearance: Clearance, now: dt.datetime) -> bool:
    """Is a phone number given at once? Where it is urgent, and on a day of the council or the board."""
    day = clock.local(now).date()
    meets = clearance.matter is not None and clearance.matter.is_by_phone_on(day)
    return clearance.is_open and (meets or clearance.need == Clearance.Need.URGENT)


def not_by_clock_today(clearance: Clearance, now: dt.datetime) -> dt.datetime | None:
    """The next working day's opening, when the council or the board meets about it today: a clock is too slow then.

    `None` on every other day.
    """
    day = clock.local(now).date()
    if clearance.matter is None or not clearance.matter.is_by_phone_on(day):
        return None
    after = day + dt.timedelta(days=1)
    while not working_day(after):
        after += dt.timedelta(days=1)
    hours = office_hours(after)
    return hours[0] if hours else add_working_days(now, 1)
