"""The days that a view shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.utils import dates
from django.utils.translation import gettext as _

from tankar.interface.times import day_words
from tankar.planning.filters import View
from tankar.planning.moments import begin_of, monday_of

__all__ = ["AGENDA_DAYS", "Period", "period_of"]

AGENDA_DAYS = 14


@dataclass(frozen=True)
class Period:
    """`first` and `last` are shown, both included; a month begins on the Monday of its first week, or of this
    week (`since`).

    `inner_first`, `inner_last`: the month itself; `before`, `after`: dates of the neighbouring views.
    """

    view: str
    first: dt.date
    last: dt.date
    inner_first: dt.date
    inner_last: dt.date
    before: dt.date
    after: dt.date
    title: str

    @property
    def has_earlier(self) -> bool:
        """Do days of this month lie before the first one shown?"""
        return self.first > self.inner_first

    @property
    def begin(self) -> dt.datetime:
        return begin_of(self.first)

    @property
    def end(self) -> dt.datetime:
        return begin_of(self.last + dt.timedelta(days=1))

    @property
    def days(self) -> list[dt.date]:
        return [self.first + dt.timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    def is_month_of(self, today: dt.date) -> bool:
        return self.view == View.MONTH and self.inner_first <= today <= self.inner_last

    def since(self, today: dt.date) -> Period:
        """The month that is running, from this week on: today is in sight when it opens."""
        return replace(self, first=max(self.first, monday_of(today)))

    def touches(self, first: dt.date, last: dt.date) -> bool:
        return self.first <= last and first <= self.last


def period_of(view: str, day: dt.date) -> Period:
    if view == View.MONTH:
        return _month(day)
    if view == View.WEEK:
        return _week(monday_of(day))
    last = day + dt.timedelta(days=AGENDA_DAYS - 1)
    step = dt.timedelta(days=AGENDA_DAYS)
    title = f"{day_words(day)} – {day_words(last, year=True)}"
    return Period(view, day, last, day, last, day - step, day + step, title)


def _month(day: dt.date) -> Period:
    first = day.replace(day=1)
    after = (first + dt.timedelta(days=32)).replace(day=1)
    last = after - dt.timedelta(days=1)
    before = (first - dt.timedelta(days=1)).replace(day=1)
    title = f"{str(dates.MONTHS[first.month]).capitalize()} {first.year}"
    sunday = monday_of(last) + dt.timedelta(days=6)
    return Period(View.MONTH, monday_of(first), sunday, first, last, before, after, title)


def _week(monday: dt.date) -> Period:
    sunday = monday + dt.timedelta(days=6)
    week = dt.timedelta(days=7)
    title = _("Week %(week)s: %(first)s – %(last)s") % {
        "week": monday.isocalendar().week,
        "first": day_words(monday),
        "last": day_words(sunday, year=True),
    }
    return Period(View.WEEK, monday, sunday, monday, sunday, monday - week, monday + week, title)
