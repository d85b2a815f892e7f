"""So many questions a minute from one address, and no more: the public pages cost the city's own people nothing.

Counted in this process alone: it is no wall, only a brake for a script that has run wild.
"""

from __future__ import annotations

import threading

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from tankar.work import clock

__all__ = ["PER_MINUTE", "asks_too_often", "forget"]

PER_MINUTE = 600
_MOST_KEPT = 10_000
_lock = threading.Lock()
_counted: dict[str, int] = {}
_minute = 0


def asks_too_often(request: HttpRequest) -> bool:
    """Count this question."""
    global _minute
    who = str(get_adapter(request).get_client_ip(request))
    with _lock:
        minute = int(clock.steady() // 60)
        if minute != _minute or len(_counted) >= _MOST_KEPT:
            _counted.clear()
            _minute = minute
        _counted[who] = _counted.get(who, 0) + 1
        return _counted[who] > PER_MINUTE


def forget() -> None:
    """Begin to count anew: between tests."""
    _counted.clear()
