"""The moments a demo's clock can be moved to, as offsets from the machine's clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from tankar.work import demo
from tankar.work.clock import LOCAL
from tankar.work.models import Demo

__all__ = ["MOMENTS", "chosen", "midsummer_friday", "move_to"]


def midsummer_friday(year: int) -> dt.date:
    """Midsummer Eve: the Friday between 19 and 25 June."""
    first = dt.date(year, 6, 19)
    return first + dt.timedelta(days=(4 - first.weekday()) % 7)


def _monday(today: dt.date) -> dt.date:
    """The Monday nearest to the day: on a Sunday tomorrow, on a Tuesday yesterday."""
    back = today.weekday()
    return today - dt.timedelta(days=back) if back <= 3 else today + dt.timedelta(days=7 - back)


def _friday_before_midsummer(today: dt.date) -> dt.date:
    this = midsummer_friday(today.year)
    return this if this >= today else midsummer_friday(today.year + 1)


def _saturday(today: dt.date) -> dt.date:
    return today + dt.timedelta(days=(5 - today.weekday()) % 7)


MOMENTS: dict[str, tuple[object, Callable[[dt.date], dt.date], dt.time]] = {
    "monday": (_("Monday 8:15"), _monday, dt.time(8, 15)),
    "midsummer": (_("Friday before Midsummer 16:45"), _friday_before_midsummer, dt.time(16, 45)),
    "saturday": (_("Saturday 22:00"), _saturday, dt.time(22, 0)),
}


def move_to(key: str, machine: dt.datetime) -> None:
    """Move the demo's clock to a named moment, or (`real`) to the machine's time; else `KeyError`.

    Only called in a demo. The day is counted from the demo's own `today`.
    """
    row = Demo.objects.get()
    offset = 0
    if key != "real":
        _label, day, time = MOMENTS[key]
        there = dt.datetime.combine(day(row.today), time, tzinfo=LOCAL)
        offset = round((there - machine).total_seconds())
    Demo.objects.filter(pk=row.pk).update(clock_offset=offset)
    demo.forget()


def chosen(row: Demo) -> str:
    """`real` while the clock goes with the machine's, else empty: a moved clock walks on from its moment."""
    return "" if row.clock_offset else "real"
