"""Another time for an item in the calendar, by dragging or by the form: one action for both.

A draft or an idea moves its plan, which promises nothing. What is released and waits moves its deliveries, inside
the window that was approved: the yes holds. Outside it `NeedsNewApproval` is raised, and `plan_anew` is what a
person may then choose: the approval is void, and the item a draft again.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.content.actions.save_item import step_revision
from tankar.content.actions.take_back_item import take_back_item
from tankar.content.errors import NotAllowed
from tankar.content.models import Item
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.planning.errors import AlreadyOut, MayNot, MovedMeanwhile, NeedsNewApproval
from tankar.publishing.actions.move_waiting import move_waiting
from tankar.publishing.errors import MayNot as MayNotPublish
from tankar.publishing.errors import NotWaitingForThis, OutsideWindow
from tankar.publishing.models import Delivery
from tankar.work import clock

__all__ = ["move_item", "plan_anew", "stands_at"]

_PLANNED = (Item.State.IDEA, Item.State.DRAFT)


def move_item(person: Person, item: Item, was: dt.datetime | None, moment: dt.datetime) -> Item:
    """Give the item another time. `was`: where the mover saw it; if it stands elsewhere by now, nothing is moved.

    Raises `MayNot`, `MovedMeanwhile`, `NeedsNewApproval`, `AlreadyOut`; `TimeHasPassed` for what is released.
    """
    if item.state in _PLANNED:
        return _plan(person, item, was, moment)
    try:
        move_waiting(person, item, was or moment, moment)
    except MayNotPublish as error:
        raise MayNot from error
    except NotWaitingForThis as error:
        raise _why_not(item) from error
    except OutsideWindow as error:
        release = item.releases.order_by("-pk")[0]
        raise NeedsNewApproval(release.window_from, release.window_until) from error
    return item


def plan_anew(person: Person, item: Item, moment: dt.datetime) -> Item:
    """Take the item back, which voids its approval, and plan it for `moment`. Both or neither.

    Raises `MayNot`, and what `take_back_item` raises when something of it has left.
    """
    with transaction.atomic():
        try:
            draft = take_back_item(person, item)
        except NotAllowed as error:
            raise MayNot from error
        return _plan(person, draft, draft.planned_at, moment)


def stands_at(item: Item) -> dt.datetime | None:
    """Where the item stands in the calendar now: its plan, or the time of what waits; `None` when neither."""
    if item.state in _PLANNED:
        return item.planned_at
    waiting = Delivery.objects.filter(item=item, state="waiting").order_by("not_before")
    return waiting.values_list("not_before", flat=True).first()


def _plan(person: Person, item: Item, was: dt.datetime | None, moment: dt.datetime) -> Item:
    if not may(person, "content.edit", item):
        raise MayNot
    with transaction.atomic():
        # Conditional: of two who move the same item the second is told, and nobody's plan is overwritten.
        same = Item.objects.filter(pk=item.pk, state__in=_PLANNED, planned_at=was)
        if was is None:
            same = Item.objects.filter(pk=item.pk, state__in=_PLANNED, planned_at__isnull=True)
        if not same.update(planned_at=moment):
            item.refresh_from_db()
            raise _why_not(item)
        item.planned_at = moment
        step_revision(person, item)
        journal.record(
            "planning.item_planned",
            actor=actor(person),
            subject=("item", item.public_id),
            params={"when": clock.local(moment).isoformat(timespec="minutes")},
        )
    return item


def _why_not(item: Item) -> MovedMeanwhile | AlreadyOut:
    """Nothing matched: it was moved, or it has left."""
    stands = stands_at(item)
    left = Delivery.objects.filter(item=item).exclude(state__in=["waiting", "withdrawn"])
    if stands is None and item.state not in _PLANNED and left.exists():
        return AlreadyOut()
    return MovedMeanwhile(stands)
