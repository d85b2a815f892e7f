"""The business calendar: when the city's offices are open. Europe/Helsinki, Finnish holidays.

Midsummer Eve and Christmas Eve are closed, as everywhere in Finland's municipalities. The hours are our
default: Monday to Thursday 8–16, Friday 8–15.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

import holidays

from tankar.work.clock import LOCAL, local

__all__ = ["Window", "add_working_days", "add_working_hours", "hours_between", "office_hours", "working_day"]

# opening and closing of a date, aware; `None` when closed
Window = Callable[[dt.date], "tuple[dt.datetime, dt.datetime] | None"]

_LONG, _SHORT = (dt.time(8), dt.time(16)), (dt.time(8), dt.time(15))
_HOURS = {0: _LONG, 1: _LONG, 2: _LONG, 3: _LONG, 4: _SHORT}


def working_day(date: dt.date) -> bool:
    """Are the offices open on this date?"""
    return date.weekday() in _HOURS and date not in _closed(date.year)


def office_hours(date: dt.date) -> tuple[dt.datetime, dt.datetime] | None:
    """Opening and closing on this date, aware, in UTC; `None` when closed."""
    if not working_day(date):
        return None
    opens, closes = _HOURS[date.weekday()]
    return _utc(date, opens), _utc(date, closes)


def hours_between(opens: dt.time, closes: dt.time) -> Window:
    """Hours of one's own on the days on which the offices are open."""

    def window(date: dt.date) -> tuple[dt.datetime, dt.datetime] | None:
        return (_utc(date, opens), _utc(date, closes)) if working_day(date) else None

    return window


def add_working_hours(moment: dt.datetime, hours: float, window_of: Window | None = None) -> dt.datetime:
    """The moment at which so many office hours have passed since `moment` (aware). Answers in UTC.

    `window_of`: other hours than the offices'.

    Nothing passes while the offices are closed: zero hours from a Saturday is Monday's opening.
    """
    left = dt.timedelta(hours=hours)
    date = local(moment).date()
    while True:
        window = (window_of or office_hours)(date)
        if window is not None:
            start = max(moment, window[0])
            # in UTC, so that a day on which the clocks change counts the hours that really pass
            open_for = window[1] - start
            if open_for > dt.timedelta() and left <= open_for:
                return (start + left).astimezone(dt.UTC)
            left -= max(open_for, dt.timedelta())
        date += dt.timedelta(days=1)


def add_working_days(moment: dt.datetime, days: int) -> dt.datetime:
    """The same time of day so many working days after `moment` (aware), within the office hours. In UTC.

    The day of the moment does not count: from a Friday, a Saturday or a Sunday one day later is Monday.
    """
    there = local(moment)
    date, left = there.date(), days
    while left > 0 or not working_day(date):
        date += dt.timedelta(days=1)
        left -= working_day(date)
    opens, closes = _HOURS[date.weekday()]
    return _utc(date, min(max(there.time().replace(tzinfo=None), opens), closes))


def _utc(date: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(date, time, tzinfo=LOCAL).astimezone(dt.UTC)


@lru_cache(maxsize=32)
def _closed(year: int) -> frozenset[dt.date]:
    # said here too: whether the two eves count as holidays has changed between versions of the library
    friday_19_to_25_june = next(
        day for day in (dt.date(year, 6, number) for number in range(19, 26)) if day.weekday() == 4
    )
    eves = {friday_19_to_25_june, dt.date(year, 12, 24)}
    return frozenset(holidays.country_holidays("FI", years=year)) | eves
