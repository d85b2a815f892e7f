"""A date in an address."""

from __future__ import annotations

import datetime as dt

from tankar.planning.moments import date_or_none

__all__ = ["DateConverter"]


class DateConverter:
    """2026-11-25; another day does not match, and the address leads nowhere."""

    regex = r"20\d\d-\d\d-\d\d"

    def to_python(self, value: str) -> dt.date:
        day = date_or_none(value)
        if day is None:
            raise ValueError(value)
        return day

    def to_url(self, value: dt.date) -> str:
        return value.isoformat()
