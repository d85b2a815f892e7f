"""Withdraw what has not left: the way back from a schedule, and the undo of "publish now"."""

from __future__ import annotations

from django.db import transaction

from tankar.content.models import Item
from tankar.publishing import outcomes
from tankar.publishing.errors import TooLate
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Delivery
from tankar.work.errors import SomebodyElseMoved

__all__ = ["withdraw_waiting"]


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
            if delivery.why == Delivery.Why.CANNOT_TELL or _may_be_out(delivery):
                continue  # only a look at the network decides, not a change of mind
            try:
                DELIVERY.move(delivery, "withdrawn")
            except SomebodyElseMoved as error:
                raise TooLate from error
            outcomes.note(delivery, "withdrawn")


def _may_be_out(delivery: Delivery) -> bool:
    """Access was lost while the network was being asked about an attempt nobody knows the end of."""
    if delivery.state != "needs_person":
        return False
    last = delivery.attempts.order_by("-number").first()
    return last is not None and last.outcome in {"", "unknown"}
