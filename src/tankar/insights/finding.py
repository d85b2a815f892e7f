"""The channel a page of numbers is about, for the person who asks."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tankar.channels.models import Channel
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["channel_for"]


def channel_for(person: Person, public_id: str, permission: str = "insights.view") -> Channel:
    """Raises Http404 for a channel the person does not see, PermissionDenied where they may not do this."""
    seen = Channel.objects.visible_to(person).select_related("owner_unit", "entry", "gauge")
    channel: Channel | None = seen.filter(public_id=public_id).first()
    if channel is None:
        raise Http404
    if not may(person, permission, channel):
        raise PermissionDenied(permission)
    return channel
