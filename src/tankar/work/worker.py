"""The worker: tasks in many threads, the periodic work in one, on either engine, until it is told to stop.

What a killed worker held is looked at again: by another worker once its lease ran out (half a minute), and,
whatever an engine may lose, by each context's sweep. The row is the truth.
"""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import threading
from types import FrameType

from django.utils.module_loading import autodiscover_modules

from tankar import vault
from tankar.work import engine, periodic

__all__ = ["Worker", "drain", "serve"]

log = logging.getLogger(__name__)


class Worker:
    """`run` blocks until `stop`, then finishes what runs for at most `stop_seconds`.

    `slots` is how many tasks run at the same time; `with_periodic=False` leaves the periodic work to others.
    """

    def __init__(self, slots: int, *, stop_seconds: float = 20, with_periodic: bool = True) -> None:
        discover()
        self.owner = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        self.stop_seconds = stop_seconds
        self._stopping = threading.Event()
        self._engine = engine.chosen().make(self.owner, slots, stop_seconds)
        self._loop = periodic.Loop(self.owner, self._stopping) if with_periodic else None

    def run(self) -> None:
        thread = None
        if self._loop is not None:
            thread = threading.Thread(target=self._loop.run, name="periodic", daemon=True)
            thread.start()
        try:
            self._engine.run()
        finally:
            self._stopping.set()
            if thread is not None:
                thread.join(self.stop_seconds)

    def stop(self) -> None:
        """Begin to stop. May be called from any thread, and more than once."""
        self._stopping.set()
        self._engine.stop()


def serve(slots: int, *, stop_seconds: float = 20) -> None:
    """Run a worker as this process: SIGTERM and SIGINT stop it, a second one at once.

    Raises `vault.errors.KeyMissing` before anything runs.
    """
    vault.check_keys()
    worker = Worker(slots, stop_seconds=stop_seconds)

    def stop(signum: int, _frame: FrameType | None) -> None:
        signal.signal(signum, signal.SIG_DFL)
        # in a thread, since this handler may have interrupted one that holds the lock `stop` wants
        threading.Thread(target=worker.stop, daemon=True).start()
        # A thread that hangs in a call cannot be ended from outside: then the process goes.
        last = threading.Timer(stop_seconds + 5, os._exit, [1])
        last.daemon = True
        last.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    log.info("The worker %s begins, %d slots", worker.owner, slots)
    worker.run()
    log.info("The worker %s has stopped", worker.owner)


def drain() -> int:
    """Run every task that is ready, in this thread and its transaction; returns how many."""
    discover()
    return engine.chosen().drain()


def discover() -> None:
    """Import every `tasks.py`, `rounds.py` and `periodic.py`: there tasks and periodic work are declared."""
    autodiscover_modules("tasks", "rounds", "periodic")
