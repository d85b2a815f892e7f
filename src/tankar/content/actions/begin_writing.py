"""Make a draft of an idea. Whoever begins is the one who writes it."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.lifecycle import GRAPH
from tankar.content.models import Item
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["begin_writing"]


def begin_writing(person: Person, item: Item) -> Item:
    """Idea → draft. Somebody who was quicker is no error. Raises `NotAllowed`, `NotADraft` when it is gone."""
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    if item.state == Item.State.DRAFT:
        return item
    with transaction.atomic():
        try:
            GRAPH.move(item, Item.State.DRAFT, author=person, changed_at=clock.now())
        except (NoSuchMove, SomebodyElseMoved):
            item.refresh_from_db()
            if item.state == Item.State.DRAFT:
                return item
            raise NotADraft(item.state) from None
        journal.record("content.item_started", actor=actor(person), subject=("item", item.public_id))
    return item
