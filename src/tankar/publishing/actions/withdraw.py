"""Withdraw what has not left: the way back from a schedule, and the undo of "publish now"."""

from __future__ import annotations

from django.db import transaction

from tankar.content.actions.take_back_item import take_back_item
from tankar.content.models import Item
from tankar.organisation.models import Person
from tankar.publishing import outcomes
from tankar.publishing.errors import TooLate
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Delivery
from tankar.work.errors import SomebodyElseMoved

__all__ = ["withdraw", "withdraw_waiting"]


def withdraw(person: Person, item: Item) -> Item:
    """Take the item back to a draft; what waits is withdrawn. Raises `TooLate` when a post is just leaving."""
    return take_back_item(person, item)


def withdraw_waiting(item: Item) -> None:
    """Withdraw every delivery of the item that has not left. What is out stays out and is said to be out.

    A waiting one can be claimed by a worker at this very moment: then the conditional update finds it gone and
    the whole action fails with `TooLate`, nothing changed.
    """
    with transaction.atomic():
        mine = Delivery.objects.filter(item=item).select_related("channel", "item")
        if mine.filter(state="sending").exists():
            raise TooLate
        for delivery in mine.filter(state__in=["waiting", "needs_person"]):
            if delivery.why == Delivery.Why.CANNOT_TELL:
                continue  # it may be out: only a person's look decides, not a change of mind
            try:
                DELIVERY.move(delivery, "withdrawn")
            except SomebodyElseMoved as error:
                raise TooLate from error
            outcomes.note(delivery, "withdrawn")
