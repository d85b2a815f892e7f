"""Cut a part out of a picture of an item. The original stays stored."""

from __future__ import annotations

from django.db import transaction

from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotADraft, NotAllowed
from tankar.content.media import Crop
from tankar.content.models import Item, Medium
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["crop_medium"]


def crop_medium(person: Person, item: Item, public_id: str, crop: Crop | None, file: str) -> Item:
    """`file`: SHA-256 of the stored part `crop`; None and "" for the whole picture again.

    Raises `NotAllowed`, `NotADraft`. A medium that is not there changes nothing.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        wanted = list(crop) if crop else None
        medium = Medium.objects.filter(item=item, public_id=public_id).first()
        if medium is not None and (medium.crop, medium.file) != (wanted, file):
            Medium.objects.filter(pk=medium.pk).update(crop=wanted, file=file)
            step_revision(person, item)
    return item
