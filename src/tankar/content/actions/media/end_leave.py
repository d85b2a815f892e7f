"""The leave to publish a picture is taken back: it leaves with nothing from now on."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from tankar import journal
from tankar.content.errors import NotAllowed
from tankar.content.models import Asset, Item
from tankar.notices.telling import tell
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["end_leave", "end_leave_of"]


def end_leave(person: Person, asset: Asset, reason: str) -> Asset:
    """Every row of the same file is withdrawn with it; the authors of items that show it are told.

    What waits to be sent stops by itself; what is out is taken down by people. Twice is once. Raises `NotAllowed`.
    """
    if not may(person, "content.edit_picture", asset):
        raise NotAllowed("content.edit_picture")
    return end_leave_of(person, asset, reason)


def end_leave_of(person: Person, asset: Asset, reason: str) -> Asset:
    """The same for whoever was asked before whether they may: somebody who shows took their leave back."""
    with transaction.atomic():
        same = Asset.objects.filter(sha256=asset.sha256, withdrawn_at__isnull=True)
        if same.update(withdrawn_at=clock.now(), withdrawn_reason=reason[:300]):
            journal.record("content.leave_ended", actor=actor(person), subject=("picture", asset.public_id))
            shown = Q(media__asset__sha256=asset.sha256) | Q(media__asset__cover_from__sha256=asset.sha256)
            items = Item.objects.filter(shown).exclude(state=Item.State.REMOVED)
            for author in Person.objects.filter(items__in=items).distinct():
                url = reverse("content:library_picture", args=[asset.public_id])
                tell(author, "content.leave_ended", params={}, url=url, about=("picture", asset.public_id))
    asset.refresh_from_db()
    return asset
