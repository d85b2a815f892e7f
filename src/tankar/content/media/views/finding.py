"""Finding a stored picture or video for a person: what they may not see is not there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tankar.content.models import Asset
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["asset_for", "video_for"]


def asset_for(person: Person, public_id: str) -> Asset:
    """Raises Http404."""
    wanted = public_id.replace("\x00", "")
    found = Asset.objects.select_related("unit", "cover_from").filter(public_id=wanted).first()
    if found is None or not may(person, "content.view_picture", found):
        raise Http404(public_id)
    return found


def video_for(person: Person, public_id: str, *, to_edit: bool = False) -> Asset:
    """The same of a video. Raises Http404, and PermissionDenied where it may be seen but not changed."""
    found = asset_for(person, public_id)
    if not found.is_video:
        raise Http404(public_id)
    if to_edit and not may(person, "content.edit_picture", found):
        raise PermissionDenied("content.edit_picture")
    return found
