"""On which day a channel is reviewed next: each year in the city's month, or a year after the last one."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

__all__ = ["next_review_day"]

_HALF_A_YEAR = dt.timedelta(days=182)


def next_review_day(day: dt.date) -> dt.date:
    """The first of the set month, at least half a year ahead; without a month the same day of the next year."""
    month = settings.CONFIGURATION.review_month
    if not month:
        return _a_year_after(day)
    earliest = day + _HALF_A_YEAR
    here = dt.date(earliest.year, month, 1)
    return here if here >= earliest else dt.date(earliest.year + 1, month, 1)


def _a_year_after(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return dt.date(day.year + 1, 3, 1)
