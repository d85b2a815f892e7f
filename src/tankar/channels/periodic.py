"""What the worker's loop does for channels."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from tankar.channels.incoming.opening import forget_old_calls
from tankar.channels.models import Access, Channel, Kind
from tankar.channels.tasks import try_channel
from tankar.work import clock
from tankar.work.periodic import every

__all__ = ["forget_calls", "try_connections"]

EVERY = dt.timedelta(hours=24)
MOST_AT_ONCE = 20
"""So that a register of hundreds is tested over some hours and not in one rush."""


@every(seconds=300, name="channels.try_connections")
def try_connections() -> int:
    """Enqueue the test of those that had none for a day, longest ago first; returns how many."""
    now = clock.now()
    # what was lost is taken up again by a person, never by the clock
    connected = Channel.objects.filter(kind=Kind.CONNECTED, access=Access.WORKS)
    # later than now: the demo's clock was moved back
    due = connected.filter(Q(tested_at__isnull=True) | Q(tested_at__lte=now - EVERY) | Q(tested_at__gt=now))
    found = list(due.order_by("tested_at", "pk").only("pk")[:MOST_AT_ONCE])
    for channel in found:
        try_channel.enqueue(channel.pk)
    return len(found)


@every(seconds=600, name="channels.forget_calls")
def forget_calls() -> int:
    """What networks called with is gone after two weeks; some thousands at a time, returns how many."""
    return forget_old_calls()
