"""A day of the week cut into hours, for the layout in which an entry is dragged to a time of day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from tankar.planning.rows import Row

__all__ = ["Hour", "hours_of"]

# the night and the late evening are one piece each: hardly anything is planned there, and nobody looks for it
_OFFICE = tuple((hour, hour + 1, dt.time(hour)) for hour in range(7, 20))
_PIECES = ((0, 7, dt.time(6)), *_OFFICE, (20, 24, dt.time(20)))


@dataclass(frozen=True)
class Hour:
    """`time`: what an entry gets that is let go here, half an hour later in the lower half where `is_one`."""

    first: int
    last: int
    time: str
    rows: list[Row] = field(default_factory=list)

    @property
    def is_one(self) -> bool:
        return self.last - self.first == 1

    @property
    def words(self) -> str:
        return str(self.first) if self.is_one else f"{self.first}–{self.last}"


def hours_of(rows: Iterable[Row]) -> list[Hour]:
    """Every piece of the day in its order, each with the entries whose time on the wall lies in it."""
    hours = [Hour(first, last, f"{time:%H:%M}") for first, last, time in _PIECES]
    for row in rows:
        next(one for one in hours if row.there.hour < one.last).rows.append(row)
    return hours
