"""Repeat an item: a draft for each of some days, with an end. Nothing repeats for ever, and nothing leaves unseen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from tankar import journal
from tankar.content.actions.copy_item import copy_item
from tankar.content.errors import NotAllowed, TooManyDays
from tankar.content.kinds.repeating import MOST_TIMES
from tankar.content.models import Item
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, new_public_id

__all__ = ["repeat_item"]


def repeat_item(person: Person, item: Item, moments: Sequence[dt.datetime]) -> list[Item]:
    """One draft for each moment (aware), planned there; a moment that the series has already is passed over.

    Raises `NotAllowed`, or `TooManyDays` for none or for more than `MOST_TIMES`.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    if not 0 < len(moments) <= MOST_TIMES:
        raise TooManyDays(len(moments))
    with transaction.atomic():
        item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if not item.series:
            item.series = new_public_id()
            item.save(update_fields=["series"])
        living = Item.objects.filter(series=item.series).exclude(state=Item.State.REMOVED)
        taken = {one for one in living.values_list("planned_at", flat=True) if one}
        made = [
            copy_item(person, item, planned_at=moment, series=item.series)
            for moment in sorted(set(moments))
            if moment not in taken
        ]
        journal.record(
            "content.item_repeated",
            actor=actor(person),
            subject=("item", item.public_id),
            params={"times": len(made)},
        )
    return made
