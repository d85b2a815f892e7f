"""Withdraw what has not left: the way back from a schedule, and the undo of "publish now"."""

from __future__ import annotations

from django.db import transaction

from tankar.content.models import Item
from tankar.publishing.errors import TooLate
from tankar.publishing.fence import outcomes
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Delivery
from tankar.work.errors import SomebodyElseMoved

__all__ = ["withdraw_waiting"]


def withdraw_waiting(item: Item) -> None:
    """Withdraw every delivery of the item that has not left. What is out stays out and is said to be out.

    While one is being sent or looked up nobody knows what would have to be withdrawn: `TooLate`, for a
    minute or two.

    A waiting one can be claimed by a worker at this very moment: then the conditional update finds it gone and
    the whole action fails with `TooLate`, nothing changed.
    """
    with transaction.atomic():
        mine = Delivery.objects.filter(item=item).select_related("channel", "item")
        if mine.filter(state__in=["sending", "unclear"]).exists():
            raise TooLate
        for delivery in mine.filter(state__in=["waiting", "needs_person"]):
            if delivery.may_be_out:
                continue  # only a look at the network decides, not a change of mind
            try:
                DELIVERY.move(delivery, "withdrawn", where={"why": delivery.why})
            except SomebodyElseMoved as error:
                raise TooLate from error
            outcomes.note(delivery, "withdrawn")
