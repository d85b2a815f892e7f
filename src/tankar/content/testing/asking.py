"""Reviews for tests: an item somebody must look at, and asking about it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tankar.channels.models import Channel
from tankar.content.changes import Changes, MediaChange
from tankar.content.models import Item, Review
from tankar.content.review.actions.ask_review import ask_review
from tankar.content.testing.making import ready_item
from tankar.organisation.models import Person

__all__ = ["NOON", "asked", "pending_item", "picture_said"]

NOON = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)


def pending_item(person: Person, *channels: Channel) -> Item:
    """An item about a matter not decided yet, ready but for the yes."""
    item = ready_item(person, *channels)
    Item.objects.filter(pk=item.pk).update(subjects=["pending_matter"])
    item.refresh_from_db()
    return item


def asked(person: Person, item: Item, of: Person | None = None, only_then: bool = False) -> Review:
    """`person` asks `of` (or communications) about the item as it stands, for noon tomorrow."""
    item.refresh_from_db()
    return ask_review(person, item, item.revision, of, NOON, only_then)


def picture_said(item: Item, **said: Any) -> Changes:
    """Something said about the item's picture."""
    return Changes(media={item.media.get().public_id: MediaChange(**said)})
