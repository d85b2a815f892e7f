"""Take a picture or video off an item. What is stored stays: a release may still name it."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.models import Item, Medium
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["remove_image"]


def remove_image(person: Person, item: Item, public_id: str) -> Item:
    """Remove the medium with its description and cut-out; twice does no harm. Raises `NotAllowed`, `NotADraft`."""
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        gone, _each = Medium.objects.filter(item=item, public_id=public_id).delete()
        if gone:
            step_revision(person, item)
            journal.record("content.picture_removed", actor=actor(person), subject=("item", item.public_id))
    return item
