"""Moments of the calendar: days in Karleby, and moments kept in the journal told in the reader's language."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from tankar.interface.times import full_words
from tankar.work.clock import LOCAL, local

__all__ = ["MOMENTS", "Days", "at", "begin_of", "date_or_none", "day_of", "monday_of"]


def begin_of(day: dt.date) -> dt.datetime:
    """The midnight with which the day begins in Karleby, in UTC."""
    return at(day, dt.time())


def at(day: dt.date, time: dt.time) -> dt.datetime:
    """This time of the day in Karleby, in UTC; of a time that comes twice the first."""
    return dt.datetime.combine(day, time, tzinfo=LOCAL).astimezone(dt.UTC)


def day_of(moment: dt.datetime) -> dt.date:
    return local(moment).date()


class Days:
    """The days in Karleby between two moments, for asking of thousands which day each belongs to."""

    def __init__(self, begin: dt.datetime, end: dt.datetime) -> None:
        first, count = day_of(begin), (day_of(end) - day_of(begin)).days + 2
        self._days = [first + dt.timedelta(days=number) for number in range(count)]
        self._midnights = [begin_of(day) for day in self._days]

    def of(self, moment: dt.datetime) -> dt.date:
        return self._days[bisect_right(self._midnights, moment) - 1]


def date_or_none(sent: str) -> dt.date | None:
    """A date in an address, of a century in which the day before and the month after exist."""
    try:
        day = dt.date.fromisoformat(sent)
    except ValueError:
        return None
    return day if 2001 <= day.year <= 2098 else None


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


class _Moments(Mapping[str, str]):
    """Moments as the journal keeps them (ISO 8601), told in the reader's language."""

    def __getitem__(self, iso: str) -> str:
        try:
            return full_words(dt.datetime.fromisoformat(iso))
        except ValueError:
            raise KeyError(iso) from None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


MOMENTS = _Moments()
