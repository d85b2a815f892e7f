"""Put the pictures of an item in another order."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.models import Item, Medium
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["arrange", "moved"]


def arrange(person: Person, item: Item, wanted: Sequence[str]) -> Item:
    """`wanted`: public ids in the new order; what it does not name comes last, what is not there is passed over.

    Raises `NotAllowed`, `NotADraft`.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        media = list(item.media.all())
        places = {public_id: place for place, public_id in enumerate(wanted)}
        ordered = sorted(media, key=lambda one: places.get(one.public_id, len(places)))
        if ordered != media:
            for place, medium in enumerate(ordered):
                medium.position = place
            Medium.objects.bulk_update(ordered, ["position"])
            step_revision(person, item)
    return item


def moved(item: Item, public_id: str, by: int) -> list[str]:
    """The order after one medium moved `by` places (-1: one earlier), as far as there is room."""
    order = [one.public_id for one in item.media.all()]
    if public_id in order:
        place = order.index(public_id)
        order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
    return order
