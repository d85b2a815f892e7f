"""The drafts that show a picture, itself or as a video's cover: locked before anything is written about it."""

from __future__ import annotations

from django.db.models import Q

from tankar.content.models import Asset, Item, Medium

__all__ = ["drafts_showing"]


def drafts_showing(asset: Asset) -> list[Item]:
    """Locked in the order of their keys, items before assets as everywhere; the caller holds the transaction."""
    shown = Medium.objects.filter(Q(asset=asset) | Q(asset__cover_from=asset)).values("item")
    drafts = Item.objects.select_for_update(of=("self",)).filter(pk__in=shown, state=Item.State.DRAFT)
    return list(drafts.order_by("pk"))
