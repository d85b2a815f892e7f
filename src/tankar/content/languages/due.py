"""When a translation is wanted: in time for the post, else within a working day. Our default; the orderer decides."""

from __future__ import annotations

import datetime as dt

from tankar.organisation.calendar import add_working_hours

__all__ = ["HOURS", "HOURS_BEFORE", "wanted_by"]

HOURS = 8
HOURS_BEFORE = dt.timedelta(hours=2)


def wanted_by(now: dt.datetime, post_at: dt.datetime | None) -> dt.datetime:
    """Two hours before the post leaves, where that is still to come; else eight office hours from now."""
    if post_at is not None and post_at - HOURS_BEFORE > now:
        return post_at - HOURS_BEFORE
    return add_working_hours(now, HOURS)
