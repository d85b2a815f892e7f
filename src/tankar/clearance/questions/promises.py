"""When an answer is promised, and when the next one is told. Each length is a term that can be set."""

from __future__ import annotations

import datetime as dt

from tankar.clearance.models import Clearance
from tankar.decisions.terms import due
from tankar.organisation.calendar import add_working_days, office_hours, working_day
from tankar.work import clock

__all__ = [
    "before_meeting",
    "by_phone",
    "came_after_meeting",
    "first_reminder",
    "not_by_clock_today",
    "passing",
    "promise",
    "term_of",
]  # fmt: skip


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
    """Is a phone number given at once? Where it is urgent, on a day of the council or the board until they meet, and
    where what is promised would come after the meeting.
    """
    if not clearance.is_open:
        return False
    return clearance.need == Clearance.Need.URGENT or not before_meeting(clearance, now)


def before_meeting(clearance: Clearance, now: dt.datetime) -> bool:
    """May an answer before the meeting be left to the clock? Also where there is no meeting, or it has begun.

    Never on a day of the council or the board, and not where the promise would not be in time.
    """
    matter = clearance.matter
    if matter is None or matter.meets_on is None or matter.has_begun(now):
        return True
    if matter.is_by_phone_on(clock.local(now).date()):
        return False
    promised = clearance.due_at
    if promised is not None and clearance.state == Clearance.State.UNASSIGNED:
        # first the registry looks, and only then is an answer promised
        urgent = clearance.need == Clearance.Need.URGENT
        promised = due("clearance.urgent" if urgent else "clearance.answer", promised)
    return promised is None or not matter.is_too_late(promised)


def came_after_meeting(clearance: Clearance, now: dt.datetime) -> bool:
    """Was it asked before the meeting, and does the answer come when that has begun or is over?"""
    matter = clearance.matter
    return matter is not None and matter.has_begun(now) and not matter.has_begun(clearance.asked_at)


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
