"""By when a channel answers, and how long somebody has waited: in office hours, with Finland's holidays.

A channel's entry says its target. Where it says nothing: four working hours on the common channels, the next
working day on those of the units. Both are our defaults, no rule of the guideline (GEN-7 says: as soon as possible).
"""

from __future__ import annotations

import datetime as dt

from tankar.channels.models import AnswerTarget, Channel
from tankar.organisation.calendar import add_working_hours, office_hours
from tankar.work.clock import local

__all__ = ["HOURS", "answer_by", "hours_waited", "target_of"]

HOURS = 4
_FAR = 60


def target_of(channel: Channel) -> AnswerTarget:
    entry = getattr(channel, "entry", None)
    said = entry.answer_target if entry is not None else ""
    if said:
        return AnswerTarget(said)
    return AnswerTarget.FOUR_HOURS if channel.is_common else AnswerTarget.NEXT_DAY


def answer_by(channel: Channel, since: dt.datetime) -> dt.datetime:
    """When what came at `since` (aware) should be answered. Answers in UTC."""
    match target_of(channel):
        case AnswerTarget.FOUR_HOURS:
            return add_working_hours(since, HOURS)
        case AnswerTarget.SAME_DAY:
            return _close_of(since, 0)
        case _:
            return _close_of(since, 1)


def _close_of(since: dt.datetime, later: int) -> dt.datetime:
    """When the offices close on the working day it came, or so many working days later.

    What comes after closing time came on the next working day.
    """
    date, left = local(since).date(), later
    while True:
        window = office_hours(date)
        if window is not None and since < window[1]:
            if left == 0:
                return window[1]
            left -= 1
        date += dt.timedelta(days=1)


def hours_waited(since: dt.datetime, now: dt.datetime) -> float:
    """Office hours between the two, in hours; at most those of sixty days."""
    passed = dt.timedelta()
    date, end = local(since).date(), local(now).date()
    for number in range(min((end - date).days, _FAR) + 1):
        window = office_hours(date + dt.timedelta(days=number))
        if window is not None:
            passed += max(min(now, window[1]) - max(since, window[0]), dt.timedelta())
    return passed.total_seconds() / 3600
