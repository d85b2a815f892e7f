"""Withdraw what has not left: the way back from a schedule, and the undo of "publish now"."""

from __future__ import annotations

from django.db import transaction

from tankar.content.models import Item
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.errors import MayNot, TooLate
from tankar.publishing.fence import outcomes
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Delivery
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["withdraw_act", "withdraw_waiting"]


def withdraw_act(person: Person, delivery: Delivery) -> None:
    """Take back an answer or a like that has not left, or that waits for a person. Raises `TooLate` or `MayNot`."""
    if not may(person, "channels.post", delivery.channel):
        raise MayNot
    if delivery.may_be_out or delivery.is_post:
        raise TooLate
    with transaction.atomic():
        try:
            DELIVERY.move(delivery, "withdrawn", where={"why": delivery.why})
        except (SomebodyElseMoved, NoSuchMove) as error:
            raise TooLate from error
        outcomes.note(delivery, "withdrawn", actor(person))


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
