"""For which moments a yes holds."""

from __future__ import annotations

import datetime as dt

from tankar.work import clock

__all__ = ["window_around"]

DAYS_AROUND = 7


def window_around(wanted_at: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """From the first minute seven days before the asked day to the end of the seventh after, in Karleby."""
    day = clock.local(wanted_at).date()
    first, after = day - dt.timedelta(days=DAYS_AROUND), day + dt.timedelta(days=DAYS_AROUND + 1)
    begin, end = (
        dt.datetime.combine(one, dt.time(), clock.LOCAL).astimezone(dt.UTC) for one in (first, after)
    )
    return begin, end
