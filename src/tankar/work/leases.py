"""Leases on named work: who does it just now, and until when.

Leases are measured with the machine's own clock (`clock.machine`): moving the demo's clock must neither
end one nor keep one alive. Machines that share a database must keep their clocks in step (NTP).
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import threading
from collections.abc import Collection

from django.db.models import Q

from tankar.work import clock
from tankar.work.models import Lease

__all__ = ["held", "hold", "owner_name", "release"]


def owner_name() -> str:
    """Who we are, for leases: machine, process and thread."""
    return f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"[:80]


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


def held(names: Collection[str]) -> set[str]:
    """Which of these leases somebody holds just now."""
    now = clock.machine()
    return set(Lease.objects.filter(name__in=names, until__gt=now).values_list("name", flat=True))


def release(name: str, owner: str) -> bool:
    """Give the lease back. `False` when it was no longer ours."""
    return Lease.objects.filter(name=name, owner=owner).delete()[0] > 0
