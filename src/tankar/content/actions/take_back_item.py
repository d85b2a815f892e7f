"""Take a released item back: the approval is void, and the item can be edited again."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from tankar import journal
from tankar.content.entries import actor
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.lifecycle import GRAPH
from tankar.content.models import Item
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["take_back_item"]


def take_back_item(person: Person, item: Item) -> Item:
    """Released → draft, one revision further. The release stays as a record and is never sent.

    Raises `NotAllowed`; `NotADraft` when the item is not released; `CannotTakeBack` when something of it has
    left (a reaction to the entry knows: nothing is changed then).
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        try:
            GRAPH.move(item, Item.State.DRAFT, revision=F("revision") + 1, changed_at=clock.now())
        except (NoSuchMove, SomebodyElseMoved):
            raise NotADraft(item.state) from None
        journal.record("content.item_taken_back", actor=actor(person), subject=("item", item.public_id))
    item.refresh_from_db()
    return item
