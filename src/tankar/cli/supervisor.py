"""Keep a few processes alive: restart the one that dies, with a growing pause, and stop them all cleanly.

Every child starts in a session of its own, so that Ctrl-C reaches the supervisor alone and it decides the order;
and the kernel is asked to end a child whose supervisor was killed, so that no port stays taken.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Child", "Supervisor", "end_with_parent"]

_PR_SET_PDEATHSIG = 1
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_STEADY_AFTER = 60.0
_GRACE = 15.0


@dataclass
class Child:
    """One process to keep alive. `pause`: seconds to wait before the next start."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.0
    due: float = field(default=0.0)


def end_with_parent() -> None:
    """Runs in the child before its program does."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _end_group(pid: int) -> None:
    """What a dead child had started itself (the web server's own worker) must not keep its port."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


class Supervisor:
    """Runs children until told to stop."""

    def __init__(self, children: Sequence[Child], welcome: str = "", poll_seconds: float = 0.2) -> None:
        self.children = list(children)
        self.welcome = welcome
        self.poll_seconds = poll_seconds
        self.stopping = threading.Event()

    def run(self) -> int:
        """Start all, look after them, stop all. Returns 0."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.stopping.set())
        try:
            for child in self.children:
                self._start(child)
            print(self.welcome, flush=True)
            while not self.stopping.wait(self.poll_seconds):
                self._look_after(time.monotonic())
        finally:
            self.stop()
        return 0

    def _start(self, child: Child) -> None:
        child.started = time.monotonic()
        child.process = subprocess.Popen(
            child.command,
            start_new_session=True,
            preexec_fn=end_with_parent if sys.platform == "linux" else None,
        )

    def _look_after(self, now: float) -> None:
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                self._plan_restart(child, now)
            if child.process is None and now >= child.due:
                self._start(child)

    def _plan_restart(self, child: Child, now: float) -> None:
        """A child that ran steadily comes back at once; one that keeps dying waits longer each time."""
        assert child.process is not None
        steady = now - child.started > _STEADY_AFTER
        child.pause = _FIRST_PAUSE if steady or not child.pause else min(child.pause * 2, _LONGEST_PAUSE)
        child.due = now + child.pause
        code = child.process.returncode
        _end_group(child.process.pid)
        child.process = None
        why = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
        print(
            f"The {child.name} process {why}; it starts again in {child.pause:g} s.",
            file=sys.stderr,
            flush=True,
        )

    def stop(self) -> None:
        """Ask all to finish, last started first; end those that do not within the grace time."""
        alive = [
            c.process for c in reversed(self.children) if c.process is not None and c.process.poll() is None
        ]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + _GRACE
        for process in alive:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            _end_group(process.pid)
        if alive:
            print("Tankar has stopped. Nothing is lost.", flush=True)
