"""What a save says about pictures: written in its transaction. A picture of the library keeps its own facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from tankar.content.changes import MediaChange
from tankar.content.media.drafts import DraftMedia
from tankar.content.models import Asset, Item, Medium, MediumDescription

__all__ = ["media_differ", "write_media"]

_FACTS = ("source", "people", "leave_note", "speech")


def media_differ(before: Sequence[DraftMedia], changes: Mapping[str, MediaChange]) -> bool:
    """Would these changes change anything of these media?"""
    return any(_differs(one, changes[one.public_id]) for one in before if one.public_id in changes)


def _differs(before: DraftMedia, change: MediaChange) -> bool:
    if any(text != before.descriptions.get(one, "") for one, text in change.descriptions.items()):
        return True
    if change.language not in (None, before.language):
        return True
    return not before.shared and (
        any(getattr(change, name) not in (None, getattr(before, name)) for name in _FACTS)
        or (change.leave_until is not None and _day(change.leave_until) != before.leave_until)
    )


def _day(value: str) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def write_media(item: Item, changes: Mapping[str, MediaChange]) -> None:
    """Write what was sent about the item's own media; the caller holds the transaction."""
    if not changes:
        return
    for medium in Medium.objects.filter(item=item, public_id__in=changes).select_related("asset"):
        change = changes[medium.public_id]
        if change.language not in (None, medium.language):
            Medium.objects.filter(pk=medium.pk).update(language=change.language)
        if not medium.asset.in_library:
            _write_facts(medium.asset, change)
        MediumDescription.objects.bulk_create(
            [
                MediumDescription(medium=medium, language=one, text=text)
                for one, text in change.descriptions.items()
            ],
            update_conflicts=True,
            unique_fields=["medium", "language"],
            update_fields=["text"],
        )


def _write_facts(asset: Asset, change: MediaChange) -> None:
    facts: dict[str, str | dt.date | None] = {
        name: value for name in _FACTS if (value := getattr(change, name)) is not None
    }
    if change.leave_until is not None:
        facts["leave_until"] = _day(change.leave_until)
    if {"leave_note", "leave_until"} & set(facts) and asset.leaves.exists():
        # noted by name meanwhile: the records say it, and the field would say it twice
        facts = {name: value for name, value in facts.items() if name not in {"leave_note", "leave_until"}}
    if facts:
        Asset.objects.filter(pk=asset.pk).update(**facts)
