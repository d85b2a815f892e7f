"""Attach a picture to an item, in the place of the one before."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.media import Stored
from tankar.content.models import Image, Item
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["attach_image"]


def attach_image(person: Person, item: Item, stored: Stored, source: str) -> Image:
    """The stored picture becomes the item's. `source` is what the source field begins with.

    Another picture needs other words: description, answer about people and leave of the one before go with
    it. The same picture again changes nothing. Raises `NotAllowed` or `NotADraft`.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        before = Image.objects.filter(item=item).first()
        if before is not None and before.sha256 == stored.sha256:
            return before
        if before is not None:
            before.delete()
        image = Image.objects.create(
            item=item,
            sha256=stored.sha256,
            content_type=stored.content_type,
            width=stored.width,
            height=stored.height,
            size=stored.size,
            source=source[:200],
        )
        step_revision(person, item)
        journal.record(
            "content.picture_attached",
            actor=actor(person),
            subject=("item", item.public_id),
            params={"sha256": stored.sha256},
        )
    return image
