"""How long this process has seen the machine's clock run evenly.

Leases and settling times are measured on the machine's clock. When it jumps ahead (it was corrected, or the
machine slept with calls under way), time seems to have passed that no call has had. So: what must have passed
before we trust that nobody is still sending is counted from the last jump that we saw, or from our own start,
whichever was later. A jump back only makes us wait longer.
"""

from __future__ import annotations

import datetime as dt
import threading

from tankar.work import clock

__all__ = ["Watch", "begin_anew", "since"]

# a clock that is being corrected gently drifts by less between two looks
_TOLERANCE_SECONDS = 1.0


class Watch:
    """Compares the machine's clock with seconds that cannot jump. Thread safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._apart = self._difference()
        self._since = clock.machine()

    def since(self) -> dt.datetime:
        """The moment on the machine's clock from which it has run evenly under our eyes."""
        with self._lock:
            apart = self._difference()
            if abs(apart - self._apart) > _TOLERANCE_SECONDS:
                self._since = clock.machine()
            self._apart = apart
            return self._since

    @staticmethod
    def _difference() -> float:
        return clock.machine().timestamp() - clock.steady()


_watch = Watch()


def since() -> dt.datetime:
    """`Watch.since` of this process."""
    return _watch.since()


def begin_anew() -> None:
    """Forget what was seen (tests)."""
    global _watch
    _watch = Watch()
