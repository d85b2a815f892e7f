"""The one clock. Rules never ask the machine for the time: in a demo, and in tests, it can be moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from tankar.work import demo

__all__ = ["LOCAL", "local", "now", "replace"]

LOCAL = ZoneInfo("Europe/Helsinki")


def _machine() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


_source: Callable[[], dt.datetime] | None = None


def now() -> dt.datetime:
    """This moment, aware, in UTC; moved by the demo's offset."""
    if _source is not None:
        return _source()
    row = demo.current()
    return _machine() + dt.timedelta(seconds=row.clock_offset if row else 0)


def local(moment: dt.datetime) -> dt.datetime:
    """The same moment as the wall clocks in Karleby show it."""
    return moment.astimezone(LOCAL)


def replace(source: Callable[[], dt.datetime] | None) -> None:
    """Hand in another clock (tests); `None` gives the machine's back."""
    global _source
    _source = source
