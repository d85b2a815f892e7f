"""By when a channel answers: in office hours, with Finland's holidays.

The channel's answering agreement is the source (GEN-5): when one comes into force, its hours and its target are
written into the channel's entry, which is read here. Where it says nothing they are inherited: the offices' hours;
four working hours on the common channels, the next working day on those of the units. All are our defaults, no rule
of the guideline (GEN-7 says: as soon as possible).
"""

from __future__ import annotations

import datetime as dt

from tankar.channels.models import AnswerTarget, Channel
from tankar.organisation.calendar import Window, add_working_hours, hours_between, office_hours
from tankar.work.clock import local

__all__ = ["HOURS", "answer_by", "target_of", "windows_of"]

HOURS = 4


def target_of(channel: Channel) -> AnswerTarget:
    entry = getattr(channel, "entry", None)
    said = entry.answer_target if entry is not None else ""
    if said:
        return AnswerTarget(said)
    return AnswerTarget.FOUR_HOURS if channel.is_common else AnswerTarget.NEXT_DAY


def windows_of(channel: Channel) -> Window:
    """The hours in which the channel is answered, on working days: its own, or the offices'."""
    entry = getattr(channel, "entry", None)
    if entry is None or entry.answered_from is None or entry.answered_to is None:
        return office_hours
    return hours_between(entry.answered_from, entry.answered_to)


def answer_by(channel: Channel, since: dt.datetime) -> dt.datetime:
    """When what came at `since` (aware) should be answered. Answers in UTC."""
    windows = windows_of(channel)
    match target_of(channel):
        case AnswerTarget.FOUR_HOURS:
            return add_working_hours(since, HOURS, windows)
        case AnswerTarget.SAME_DAY:
            return _close_of(since, 0, windows)
        case _:
            return _close_of(since, 1, windows)


def _close_of(since: dt.datetime, later: int, windows: Window) -> dt.datetime:
    """When its hours end on the working day it came, or so many working days later.

    What comes after closing time came on the next working day.
    """
    date, left = local(since).date(), later
    while True:
        window = windows(date)
        if window is not None and since < window[1]:
            if left == 0:
                return window[1]
            left -= 1
        date += dt.timedelta(days=1)
