"""Attach a picture or video to an item, after those it has."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from tankar import journal
from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotADraft, NotAllowed, TooManyMedia
from tankar.content.media import Stored
from tankar.content.models import MOST_MEDIA, Asset, Item, Medium
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["attach_image", "place_last"]


def attach_image(person: Person, item: Item, stored: Stored, source: str) -> Medium:
    """What was stored becomes the item's last medium. `source` is what the source field begins with.

    The same file again changes nothing. Raises `NotAllowed`, `NotADraft` or `TooManyMedia`.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        same = item.media.filter(asset__sha256=stored.sha256).select_related("asset").first()
        if same is not None:
            return same
        asset = Asset(
            sha256=stored.sha256,
            content_type=stored.content_type,
            width=stored.width,
            height=stored.height,
            size=stored.size,
            seconds=stored.seconds,
            cover=stored.cover,
            source=source[:200],
            unit=item.unit,
            uploaded_by=person,
            added_at=clock.now(),
        )
        medium = place_last(item, asset)
        step_revision(person, item)
        journal.record(
            "content.picture_attached",
            actor=actor(person),
            subject=("item", item.public_id),
            params={"sha256": stored.sha256},
        )
    return medium


def place_last(item: Item, asset: Asset) -> Medium:
    """The asset as the item's last medium; a new asset is stored. Raises `TooManyMedia`."""
    if item.media.count() >= MOST_MEDIA:
        raise TooManyMedia(MOST_MEDIA)
    if asset.pk is None:
        asset.save()
    last = item.media.aggregate(last=Max("position"))["last"]
    return Medium.objects.create(item=item, asset=asset, position=0 if last is None else last + 1)
