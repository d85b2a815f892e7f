"""Days in few words, the same in every language: 23–27.11., 30.11.–2.12."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tankar.organisation.calendar import office_hours, working_day

__all__ = ["morning_of", "run_of", "span_words", "working_days_before"]


def span_words(first: dt.date, last: dt.date) -> str:
    """For a notice, which is kept once and read in three languages."""
    if first == last:
        return f"{first.day}.{first.month}."
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}.{last.month}."
    return f"{first.day}.{first.month}.–{last.day}.{last.month}."


def run_of(days: Sequence[dt.date]) -> tuple[dt.date, dt.date]:
    """The first days that belong together: with nothing but closed days between them."""
    first = last = days[0]
    for day in days[1:]:
        between = (last + dt.timedelta(days=number) for number in range(1, (day - last).days))
        if any(working_day(one) for one in between):
            break
        last = day
    return first, last


def working_days_before(day: dt.date, count: int) -> dt.date:
    """The date so many working days ahead of `day`."""
    while count > 0:
        day -= dt.timedelta(days=1)
        count -= working_day(day)
    return day


def morning_of(day: dt.date) -> dt.datetime:
    """When the offices open on the day; on a closed day, on the one before that was open."""
    while (hours := office_hours(day)) is None:
        day -= dt.timedelta(days=1)
    return hours[0]
