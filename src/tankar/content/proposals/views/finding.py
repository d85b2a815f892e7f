"""The proposal a page is about, for somebody who may see it."""

from __future__ import annotations

from django.http import Http404

from tankar.content.models import Proposal
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["proposal_for"]


def proposal_for(person: Person, public_id: str, permission: str = "content.view_proposal") -> Proposal:
    """404 for what is not there and for what is none of theirs: neither tells of the other."""
    found = Proposal.objects.select_related("item", "made", "requester", "unit")
    proposal = found.filter(public_id=public_id.replace("\x00", "")).first()
    if proposal is None or not may(person, permission, proposal):
        raise Http404(public_id)
    return proposal
