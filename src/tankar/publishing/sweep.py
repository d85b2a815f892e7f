"""The sweep: finds what is due, what a worker left behind and what is unclear, and tells the task engine.

The engine only carries "look at delivery N now"; the row is the truth. An engine that loses a task loses nothing:
the sweep asks again after a minute. Running it twice does no harm.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterable

from django.db import transaction

from tankar.publishing import outcomes
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Delivery
from tankar.publishing.querysets import DeliveryQuerySet
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["owner_name", "put_in_queue", "sweep"]

_AT_ONCE = 500


def owner_name() -> str:
    """Who we are, for leases: machine, process and thread."""
    return f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"[:80]


def sweep() -> int:
    """One round. Returns how many deliveries were put in the queue."""
    now, machine_now = clock.now(), clock.machine()
    for abandoned in Delivery.objects.abandoned(machine_now).select_related("channel", "item")[:_AT_ONCE]:
        _make_unclear(abandoned)
    due = Delivery.objects.due(now, machine_now).not_frozen(now).order_by("not_before")
    unclear = Delivery.objects.to_look_up(machine_now).order_by("look_at")
    return put_in_queue(due) + put_in_queue(unclear)


def _make_unclear(delivery: Delivery) -> None:
    """A lease that ran out on `sending` means unclear, never "try again"; an id already stored means delivered."""
    expired = {"lease_owner": delivery.lease_owner, "lease_until__lt": clock.machine()}
    free = {"lease_owner": "", "lease_until": None, "asked_at": None}
    try:
        with transaction.atomic():
            if delivery.network_id:
                DELIVERY.move(delivery, "delivered", where=expired, delivered_at=clock.now(), **free)
                outcomes.note(delivery, "delivered")
            else:
                look_at = clock.machine()
                DELIVERY.move(delivery, "unclear", where=expired, look_at=look_at, looks=0, **free)
                outcomes.note(delivery, "unclear")
    except SomebodyElseMoved:
        return  # its worker came back in time, or another sweep was first


def put_in_queue(some: DeliveryQuerySet) -> int:
    """Ask the engine to look at these, each at most once a minute."""
    machine_now = clock.machine()
    chosen = list(some.not_asked_lately(machine_now).values_list("pk", flat=True)[:_AT_ONCE])
    return ask_for(chosen)


def ask_for(chosen: Iterable[int]) -> int:
    """Enqueue in one transaction with the note that it was done."""
    from tankar.publishing.tasks import look_at_delivery

    keys = list(chosen)
    if not keys:
        return 0
    with transaction.atomic():
        Delivery.objects.filter(pk__in=keys).update(asked_at=clock.machine())
        for key in keys:
            look_at_delivery.enqueue(key)
    return len(keys)
