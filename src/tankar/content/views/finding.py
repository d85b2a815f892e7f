"""Finding what an address names, for somebody who may see it. What they may not see is not there: 404."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404

from tankar.content.models import Item, ItemChannel, Release, Review, Upload
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["item_for"]


def item_for(person: Person, public_id: str, permission: str = "content.view") -> Item:
    """The item. Raises Http404 if it is not there for this person, PermissionDenied if they may only look."""
    # its choices come with it: every question about rights reads them
    choices = Prefetch("choices", ItemChannel.objects.select_related("channel"))
    found = Item.objects.select_related("author", "unit").prefetch_related(choices)
    # asked along with it, so that a page of what nobody approved yet need not look for a yes
    yes = Review.objects.filter(item=OuterRef("pk"), answered_at__isnull=False)
    found = found.annotate(ever_approved=Exists(Release.objects.filter(item=OuterRef("pk"))) | Exists(yes))
    # and whether a video is on its way, so that only then is asked which
    waiting = Upload.objects.filter(item=OuterRef("pk"), state__in=("looking", "refused"))
    found = found.filter(public_id=_plain(public_id)).annotate(videos_wait=Exists(waiting))
    item = found.exclude(state=Item.State.REMOVED).first()
    if item is None or not may(person, "content.view", item):
        raise Http404(public_id)
    if permission != "content.view" and not may(person, permission, item):
        raise PermissionDenied(permission)
    return item


def _plain(public_id: str) -> str:
    # PostgreSQL refuses a NUL in a comparison
    return public_id.replace("\x00", "")
