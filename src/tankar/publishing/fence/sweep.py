"""The sweep: finds what is due, what a worker left behind and what is unclear, and tells the task engine.

The engine only carries "look at delivery N now"; the row is the truth. An engine that loses a task loses
nothing: the sweep asks again after a minute. It puts no more in the queue than the queue is short of, so that
a worker who is behind is not asked the same again and again. Running it twice does no harm. It changes no delivery
itself, so that one that cannot be written stops no other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from tankar.publishing.fence import elapsed, outcomes
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Delivery
from tankar.publishing.querysets import DeliveryQuerySet
from tankar.work import clock, engine
from tankar.work.errors import SomebodyElseMoved

__all__ = ["put_in_queue", "sweep", "take_over"]

_AT_ONCE = 500
_ASK_AGAIN_SECONDS = 60


def sweep() -> int:
    """One round. Returns how many deliveries were put in the queue."""
    now, machine_now = clock.now(), clock.machine()
    due = Delivery.objects.due(now, machine_now).not_frozen(now).order_by("not_before")
    unclear = Delivery.objects.to_look_up(machine_now).order_by("look_at")
    return put_in_queue(_abandoned()) + put_in_queue(due) + put_in_queue(unclear)


def _abandoned() -> DeliveryQuerySet:
    """What workers left behind; nothing while a clock that has just jumped may only make it look so."""
    machine_now = clock.machine()
    longest_call = dt.timedelta(seconds=settings.CONFIGURATION.longest_call_seconds)
    if machine_now < elapsed.since() + longest_call:
        return Delivery.objects.none()
    lease = dt.timedelta(seconds=settings.CONFIGURATION.lease_seconds)
    return Delivery.objects.abandoned(machine_now, lease + longest_call).order_by("lease_until")


def take_over(delivery: Delivery) -> bool:
    """A lease that ran out on `sending` means unclear, never "try again".

    An id already stored means delivered. `False`: its worker came back in time, or another was first.
    """
    if not _abandoned().filter(pk=delivery.pk).exists():
        return False
    expired = {"lease_owner": delivery.lease_owner, "lease_until": delivery.lease_until}
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
        return False
    return True


def put_in_queue(some: DeliveryQuerySet) -> int:
    """Ask the engine to look at these, each at most once a minute."""
    machine_now = clock.machine()
    seconds = _ASK_AGAIN_SECONDS * settings.CONFIGURATION.pause_factor
    chosen = list(some.not_asked_lately(machine_now, seconds).values_list("pk", flat=True)[:_AT_ONCE])
    return ask_for(chosen[: _room()] if chosen else [])


def _room() -> int:
    """How much the queue takes at present."""
    from tankar.publishing.tasks import look_at_delivery

    return max(0, _AT_ONCE - engine.chosen().waiting(look_at_delivery.module_path))


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
