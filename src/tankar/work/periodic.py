"""Periodic work: small, idempotent functions, run one after the other in the worker's own loop.

    @every(seconds=10, name="publishing.sweep")
    def sweep() -> None: ...

1. Of several workers one holds the lease of the loop; the others look again and again whether it is free.
2. Each function runs when it is due, by the machine's steady clock; one that was late runs once, not often.
3. A function that fails is logged and told (a `Trouble`), and tried again at its next turn: nothing ends the
   loop.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.db.models import F

from tankar.work import clock, leases
from tankar.work.errors import WrongPeriodic
from tankar.work.models import Lease, Trouble

__all__ = ["Loop", "Periodic", "alive", "every", "registered", "run_once", "tidy_connection", "troubles"]

LEASE = "work.periodic"
LEASE_SECONDS = 60.0 * settings.CONFIGURATION.pause_factor
RENEW_SECONDS = 10.0 * settings.CONFIGURATION.pause_factor
LONGEST_REST = 1.0
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Periodic:
    """One function and how often it is due, in seconds."""

    name: str
    seconds: float
    function: Callable[[], object]


_registered: dict[str, Periodic] = {}


def every(*, seconds: float, name: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Register a function under `context.what_it_does`. It may run twice: it must not mind."""

    def register(function: Callable[[], object]) -> Callable[[], object]:
        if name in _registered and _registered[name].function.__qualname__ != function.__qualname__:
            raise WrongPeriodic(f"Two functions are registered as {name}.")
        if seconds <= 0:
            raise WrongPeriodic(f"{name} is to run every {seconds} seconds.")
        _registered[name] = Periodic(name, seconds, function)
        return function

    return register


def registered() -> list[Periodic]:
    """All periodic work, by name."""
    return sorted(_registered.values(), key=lambda periodic: periodic.name)


def troubles() -> list[Trouble]:
    """Periodic work that failed at its last turn, longest failing first."""
    return list(Trouble.objects.order_by("since"))


def alive() -> bool:
    """Does some worker's loop run just now? A loop that died is noticed after a minute."""
    return Lease.objects.filter(name=LEASE, until__gt=clock.machine()).exists()


def run_once(periodic: Periodic) -> bool:
    """Run one function now. `False` when it failed, which is logged and told and never raised."""
    try:
        periodic.function()
    except Exception as error:
        log.exception("Periodic work %s failed; it is tried again in %g s", periodic.name, periodic.seconds)
        _tell(periodic, error)
        return False
    return True


def _tell(periodic: Periodic, error: Exception) -> None:
    now = clock.machine()
    said = f"{type(error).__name__}: {error}"[:500]
    try:
        known = Trouble.objects.filter(name=periodic.name)
        if not known.update(last=now, times=F("times") + 1, said=said):
            Trouble.objects.get_or_create(
                name=periodic.name, defaults={"since": now, "last": now, "said": said}
            )
    except Error:
        log.exception("That %s fails could not be noted either", periodic.name)


def tidy_connection() -> None:
    """After a piece of work in a thread that lives long: let go of a broken or aged connection.

    SQLite's file needs no fresh connection each time (opening one costs more than the query), so there only a
    connection that met an error is closed.
    """
    if connection.vendor != "sqlite":
        close_old_connections()
    elif connection.errors_occurred or connection.in_atomic_block:
        connection.close()


class Loop:
    """The loop of one worker; `run` it in a thread of its own until `stop` is set."""

    def __init__(self, owner: str, stop: threading.Event) -> None:
        self.owner = owner
        self._stop = stop
        self._renew_at = 0.0
        self._due = dict.fromkeys(_registered, 0.0)
        # What failed before we began is unknown: the first success of each clears it.
        self._in_trouble = set(_registered)

    def run(self) -> None:
        try:
            while not self._stop.is_set():
                rest = self.turn()
                tidy_connection()
                self._stop.wait(rest)
            self._let_go()
        finally:
            connection.close()

    def turn(self) -> float:
        """Do what is due, if the loop is ours; returns the seconds until something is due again."""
        if not self._ours():
            return LONGEST_REST
        for name, due in self._due.items():
            if due <= time.monotonic() and not self._stop.is_set():
                periodic = _registered[name]
                self._note(name, worked=run_once(periodic))
                self._due[name] = time.monotonic() + periodic.seconds
        rest = min(self._due.values(), default=LONGEST_REST) - time.monotonic()
        return min(max(rest, 0.0), LONGEST_REST)

    def _ours(self) -> bool:
        if time.monotonic() < self._renew_at:
            return True
        try:
            ours = leases.hold(LEASE, self.owner, LEASE_SECONDS)
        except Error:
            log.exception("The loop's lease could not be asked for")
            return False
        self._renew_at = time.monotonic() + RENEW_SECONDS if ours else 0.0
        return ours

    def _note(self, name: str, *, worked: bool) -> None:
        if not worked:
            self._in_trouble.add(name)
        elif name in self._in_trouble:
            self._in_trouble.discard(name)
            Trouble.objects.filter(name=name).delete()

    def _let_go(self) -> None:
        try:
            leases.release(LEASE, self.owner)
        except Error:
            log.exception("The loop's lease runs out by itself")
