"""The days on which something repeats, by the wall clock in Karleby."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.work.clock import LOCAL, local

__all__ = ["MOST_TIMES", "Every", "moments"]

MOST_TIMES = 60


class Every(models.TextChoices):
    DAY = "day", _("Every day")
    WORKDAY = "workday", _("Every weekday, Monday to Friday")
    WEEK = "week", _("Every week")
    TWO_WEEKS = "two_weeks", _("Every second week")
    MONTH = "month", _("Every month")


def moments(first: dt.datetime, every: str, last: dt.date) -> list[dt.datetime]:
    """The moments (UTC) from `first` (aware) to the end of `last`, at the same wall-clock time each day.

    At most `MOST_TIMES` and one, so that the caller sees when it is too many. The 31st of a month becomes the
    last day of a shorter one. A time that does not exist on a night in March is an hour later.
    """
    begin = local(first)
    found: list[dt.datetime] = []
    for day in _days(begin.date(), every):
        if day > last or len(found) > MOST_TIMES:
            return found
        found.append(dt.datetime.combine(day, begin.time().replace(tzinfo=None), LOCAL).astimezone(dt.UTC))
    return found


def _days(first: dt.date, every: str) -> Iterator[dt.date]:
    step = {Every.WEEK: 7, Every.TWO_WEEKS: 14}.get(Every(every), 1)
    number = 0
    while True:
        if every == Every.MONTH:
            yield _month_later(first, number)
        else:
            day = first + dt.timedelta(days=number * step)
            if every != Every.WORKDAY or day.weekday() < 5:
                yield day
        number += 1


def _month_later(first: dt.date, months: int) -> dt.date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    for day in range(first.day, 27, -1):
        try:
            return dt.date(year, month + 1, day)
        except ValueError:
            continue
    return dt.date(year, month + 1, min(first.day, 28))
