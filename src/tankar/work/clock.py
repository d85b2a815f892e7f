"""The one clock. Rules never ask the machine for the time: in a demo, and in tests, it can be moved.

`now` is the time of rules and of people. `machine` is the time of leases and engines, which must not notice
that somebody moved the demo to Saturday night.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from tankar.work import demo

__all__ = [
    "LOCAL",
    "local",
    "machine",
    "now",
    "on_machine",
    "replace",
    "replace_machine",
    "replace_steady",
    "steady",
]

LOCAL = ZoneInfo("Europe/Helsinki")

_source: Callable[[], dt.datetime] | None = None
_machine_source: Callable[[], dt.datetime] | None = None
_steady_source: Callable[[], float] | None = None


def machine() -> dt.datetime:
    """The machine's own time, aware, in UTC; never moved by the demo."""
    return _machine_source() if _machine_source is not None else dt.datetime.now(dt.UTC)


def steady() -> float:
    """Seconds from some beginning that run on evenly, whatever is done to the machine's clock."""
    if _steady_source is not None:
        return _steady_source()
    return _machine_source().timestamp() if _machine_source is not None else time.monotonic()


def now() -> dt.datetime:
    """This moment, aware, in UTC; moved by the demo's offset."""
    if _source is not None:
        return _source()
    row = demo.current()
    return machine() + dt.timedelta(seconds=row.clock_offset if row else 0)


def local(moment: dt.datetime) -> dt.datetime:
    """The same moment as the wall clocks in Karleby show it."""
    return moment.astimezone(LOCAL)


def replace(source: Callable[[], dt.datetime] | None) -> None:
    """Hand in another clock (tests); `None` gives the machine's back."""
    global _source
    _source = source


def replace_machine(source: Callable[[], dt.datetime] | None) -> None:
    """Hand in another clock for leases and engines (tests); `None` gives the machine's back."""
    global _machine_source
    _machine_source = source


def replace_steady(source: Callable[[], float] | None) -> None:
    """Hand in other steady seconds (tests). `None`: those of a replaced `machine`, else the machine's own."""
    global _steady_source
    _steady_source = source


def on_machine(moment: dt.datetime) -> dt.datetime:
    """The machine's time at which `now` will read `moment`: what an engine's `run_after` wants."""
    return moment + (machine() - now())
