"""Remove a draft from the list. Its texts stay stored until their time is over."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.lifecycle import GRAPH
from tankar.content.models import Item
from tankar.content.review.actions.void_review import void_when_removed
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["remove_item"]


def remove_item(person: Person, item: Item) -> Item:
    """Draft → removed. Raises `NotAllowed`; `NotADraft` when it is released (take it back first) or gone."""
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        try:
            GRAPH.move(item, Item.State.REMOVED, changed_at=clock.now())
        except (NoSuchMove, SomebodyElseMoved):
            raise NotADraft(item.state) from None
        void_when_removed(person, item)
        journal.record("content.item_removed", actor=actor(person), subject=("item", item.public_id))
    return item
