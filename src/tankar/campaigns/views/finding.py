"""The campaign or frame a page is about, for somebody who may see it."""

from __future__ import annotations

from django.http import Http404

from tankar.campaigns.models import Campaign, Frame
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["campaign_for", "frame_for"]


def campaign_for(person: Person, public_id: str, permission: str = "campaigns.view") -> Campaign:
    """404 for what is not there and for what is none of theirs: neither tells of the other."""
    found = Campaign.objects.select_related("unit", "asked_by", "frame")
    campaign = found.filter(public_id=public_id.replace("\x00", "")).first()
    if campaign is None or not may(person, permission, campaign):
        raise Http404(public_id)
    return campaign


def frame_for(person: Person, public_id: str) -> Frame:
    """With what is used of it. 404 as above."""
    found = Frame.objects.select_related("unit", "decided_by").with_used()
    frame = found.filter(public_id=public_id.replace("\x00", "")).first()
    if frame is None or not may(person, "campaigns.view_frame", frame):
        raise Http404(public_id)
    return frame
