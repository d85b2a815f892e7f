"""Another time for what waits: inside the window that was approved, so the yes holds."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.content.models import Item
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.errors import MayNot, NotWaitingForThis, OutsideWindow, TimeHasPassed
from tankar.publishing.fence import outcomes
from tankar.publishing.models import Delivery
from tankar.work import clock

__all__ = ["move_waiting"]


def move_waiting(person: Person, item: Item, was: dt.datetime, moment: dt.datetime) -> list[Delivery]:
    """Move every waiting delivery of the item that should leave at `was` to `moment`. All or nothing.

    Each is moved by a conditional UPDATE: a worker that claims one at this very moment, or a colleague who moved
    it, makes the whole action fail with `NotWaitingForThis` and nothing is changed. Raises `TimeHasPassed`,
    `OutsideWindow` of what was approved, `MayNot`.
    """
    if not may(person, "content.release", item):
        raise MayNot
    if moment <= clock.now():
        raise TimeHasPassed
    with transaction.atomic():
        waiting = Delivery.objects.filter(item=item, state="waiting", not_before=was)
        moved = list(waiting.select_related("channel", "item", "release"))
        if not moved:
            raise NotWaitingForThis
        when = clock.local(moment).isoformat(timespec="minutes")
        for delivery in moved:
            if not delivery.post_release.window_from <= moment <= delivery.post_release.window_until:
                raise OutsideWindow
            same = Delivery.objects.filter(pk=delivery.pk, state="waiting", not_before=was)
            if not same.update(not_before=moment, asked_at=None):
                raise NotWaitingForThis
            delivery.not_before = moment
            outcomes.note(delivery, "moved", actor(person), when=when)
    return moved
