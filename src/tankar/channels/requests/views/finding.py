"""The request a page is about, for somebody who may see it."""

from __future__ import annotations

from django.http import Http404

from tankar.channels.models import ProfileRequest
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["request_for"]


def request_for(person: Person, public_id: str, permission: str = "channels.view_request") -> ProfileRequest:
    """404 for what is not there and for what is none of theirs: neither tells of the other."""
    found = ProfileRequest.objects.select_related(
        "requester__user", "unit", "assessment", "suggested", "channel", "unit_by", "communications_by"
    )
    one = found.filter(public_id=public_id.replace("\x00", "")).first()
    if one is None or not may(person, permission, one):
        raise Http404(public_id)
    return one
