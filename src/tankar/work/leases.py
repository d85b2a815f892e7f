"""Leases on named work: who does it just now, and until when.

Leases are measured with the machine's own clock (`clock.machine`): moving the demo's clock must neither
end one nor keep one alive. Machines that share a database must keep their clocks in step (NTP).
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from tankar.work import clock
from tankar.work.models import Lease

__all__ = ["hold", "release"]


def hold(name: str, owner: str, seconds: float) -> bool:
    """Take the lease called `name`, or make our own last longer. `False` when somebody else holds it."""
    now = clock.machine()
    until = now + dt.timedelta(seconds=seconds)
    free = Q(owner=owner) | Q(until__lte=now)
    # One conditional update: of two who find an expired lease, the second finds it renewed.
    if Lease.objects.filter(free, name=name).update(owner=owner, until=until):
        return True
    _, ours = Lease.objects.get_or_create(name=name, defaults={"owner": owner, "until": until})
    return ours


def release(name: str, owner: str) -> bool:
    """Give the lease back. `False` when it was no longer ours."""
    return Lease.objects.filter(name=name, owner=owner).delete()[0] > 0
