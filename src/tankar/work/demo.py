"""Is this a demo? A database is one or it is not, from its first minute."""

from __future__ import annotations

import base64
import hashlib
import time

from tankar.work.models import Demo

__all__ = ["current", "forget", "is_demo", "steady_id"]

_SECONDS_KEPT = 1.0
_kept: tuple[float, Demo | None] | None = None


def current() -> Demo | None:
    """The demo's row, or `None` in life. Read at most once a second, since every page asks for the clock."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > _SECONDS_KEPT:
        _kept = (time.monotonic(), Demo.objects.first())
    return _kept[1]


def is_demo() -> bool:
    return current() is not None


def steady_id(name: str) -> str:
    """A public id for something of the demo: the same in every demo of one seed. `name` is its own there."""
    row = current()
    digest = hashlib.sha256(f"{row.seed if row else 0} {name}".encode()).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:12]


def forget() -> None:
    """Read the row anew at the next question: after the clock was moved, and between tests."""
    global _kept
    _kept = None
