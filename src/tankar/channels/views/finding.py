"""The channel a page is about, for the person who asks."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tankar.channels.models import Channel
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest

__all__ = ["channel_for"]


def channel_for(request: PersonRequest, public_id: str, permission: str) -> Channel:
    """Raises Http404 for a channel the person does not see, PermissionDenied where they may not do this."""
    seen = Channel.objects.visible_to(request.person).select_related("owner_unit", "entry")
    channel: Channel | None = seen.filter(public_id=public_id).first()
    if channel is None:
        raise Http404
    if not may(request.person, permission, channel):
        raise PermissionDenied(permission)
    return channel
