"""Kits for tests, made the way they are made: written, ticked, approved, out."""

from __future__ import annotations

from typing import Any

from tankar.channels.models import Channel
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.models import Item
from tankar.content.testing.making import ready_item, with_picture
from tankar.organisation.models import Person
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.tasks import look_at
from tankar.sharing.models import Kit
from tankar.work import clock

__all__ = ["kit_of", "out", "ticked"]


def ticked(
    person: Person, channel: Channel, *, picture: bool = False, tick: bool = True, **details: Any
) -> Item:
    """A draft in both languages, ticked as good to share."""
    item = ready_item(person, channel)
    if picture:
        item = with_picture(person, item)
    return save_item(person, item, item.revision, Changes(details={"good_to_share": tick, **details}))


def out(person: Person, item: Item) -> Item:
    """Approved and sent, through the worker."""
    item.refresh_from_db()
    for one in schedule(person, item, item.revision, clock.now()):
        look_at(one.pk, "worker")
    item.refresh_from_db()
    return item


def kit_of(person: Person, channel: Channel, *, picture: bool = False, **details: Any) -> Kit:
    """What colleagues find of it."""
    item: Item = out(person, ticked(person, channel, picture=picture, **details))
    return Kit.objects.get(item=item)
