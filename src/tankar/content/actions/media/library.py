"""The picture library: putting a picture there, saying what is known about it, using it in an item."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tankar import journal
from tankar.content.actions.attach_image import place_last
from tankar.content.actions.media.copying import row_for_another
from tankar.content.actions.media.showing import drafts_showing
from tankar.content.actions.save_item import step_revision
from tankar.content.errors import NotADraft, NotAllowed, UsedInSeveral
from tankar.content.media import Stored
from tankar.content.models import Asset, AssetDescription, Item, Medium, MediumDescription
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["add_to_library", "choose_from_library", "describe_asset"]


def add_to_library(person: Person, stored: Stored, source: str) -> Asset:
    """What was stored, for everybody who writes. The same file again is the picture that lies there already.

    Raises `NotAllowed`.
    """
    if not may(person, "content.edit_picture"):
        raise NotAllowed("content.edit_picture")
    with transaction.atomic():
        there = Asset.objects.filter(in_library=True, sha256=stored.sha256).first()
        if there is not None:
            return there
        asset = Asset.objects.create(
            sha256=stored.sha256,
            content_type=stored.content_type,
            width=stored.width,
            height=stored.height,
            size=stored.size,
            seconds=stored.seconds,
            cover=stored.cover,
            source=source[:200],
            unit=person.unit,
            uploaded_by=person,
            added_at=clock.now(),
            in_library=True,
        )
        _note("content.picture_added", person, asset)
    return asset


def describe_asset(person: Person, asset: Asset, **facts: Any) -> Asset:
    """Write what is known: fields of `Asset`, and `descriptions`, language → text.

    It is true of every item that shows the picture; what already left stays as it was approved. Raises
    `NotAllowed`, or `UsedInSeveral` when it is taken out of the library while several items show it.
    """
    if not may(person, "content.edit_picture", asset):
        raise NotAllowed("content.edit_picture")
    descriptions = facts.pop("descriptions", {})
    with transaction.atomic():
        drafts = drafts_showing(asset)
        there = Asset.objects.select_for_update(of=("self",)).get(pk=asset.pk)
        # out of the library what one item says of it would be said in the others
        if (
            there.in_library
            and not facts.get("in_library", True)
            and there.media.count() + there.covers.count() > 1
        ):
            raise UsedInSeveral
        Asset.objects.filter(pk=asset.pk).update(**facts)
        AssetDescription.objects.bulk_create(
            [AssetDescription(asset=asset, language=one, text=text) for one, text in descriptions.items()],
            update_conflicts=True,
            unique_fields=["asset", "language"],
            update_fields=["text"],
        )
        for item in drafts:
            step_revision(person, item)
        _note("content.picture_described", person, asset)
    asset.refresh_from_db()
    return asset


def choose_from_library(person: Person, item: Item, asset: Asset) -> Medium:
    """The asset as the item's last medium, with the descriptions it has; twice is once.

    What is not in the library gets a row of its own, in which the question about people is not answered.
    Raises `NotAllowed`, `NotADraft` or `TooManyMedia`.
    """
    if not may(person, "content.edit", item):
        raise NotAllowed("content.edit")
    if not may(person, "content.view_picture", asset):
        raise NotAllowed("content.view_picture")
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=item.pk)
        if item.state != Item.State.DRAFT:
            raise NotADraft(item.state)
        there = item.media.filter(asset__sha256=asset.sha256).first()
        if there is not None:
            return there
        # nobody takes it out of the library while it is placed
        asset = Asset.objects.select_for_update(of=("self",)).get(pk=asset.pk)
        medium = place_last(item, row_for_another(asset))
        MediumDescription.objects.bulk_create(
            MediumDescription(medium=medium, language=one.language, text=one.text)
            for one in asset.descriptions.all()
        )
        step_revision(person, item)
        journal.record(
            "content.picture_chosen",
            actor=actor(person),
            subject=("item", item.public_id),
            params={"picture": asset.public_id},
        )
    return medium


def _note(kind: str, person: Person, asset: Asset) -> None:
    journal.record(kind, actor=actor(person), subject=("picture", asset.public_id))
