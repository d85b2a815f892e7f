"""A picture comes with a proposal, or does not after all."""

from __future__ import annotations

from django.db import transaction

from tankar.content.errors import NotAllowed, TooManyMedia
from tankar.content.media import Stored
from tankar.content.models import Asset, Proposal, ProposalPicture
from tankar.content.proposals.errors import NotOpen
from tankar.content.proposals.facts import MOST_PICTURES
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["add_picture", "remove_picture"]


def add_picture(person: Person, proposal: Proposal, stored: Stored, source: str) -> Asset:
    """What was stored becomes the proposal's last picture. The same file again changes nothing.

    Raises `NotAllowed`, `NotOpen` when it is sent already, or `TooManyMedia`.
    """
    with transaction.atomic():
        proposal = _own_draft(person, proposal)
        same = Asset.objects.filter(proposed__proposal=proposal, sha256=stored.sha256).first()
        if same is not None:
            return same
        number = proposal.placed.count()
        if number >= MOST_PICTURES:
            raise TooManyMedia(MOST_PICTURES)
        asset = Asset.objects.create(
            sha256=stored.sha256,
            content_type=stored.content_type,
            width=stored.width,
            height=stored.height,
            size=stored.size,
            source=source[:200],
            unit=proposal.unit,
            uploaded_by=person,
            added_at=clock.now(),
        )
        ProposalPicture.objects.create(proposal=proposal, asset=asset, position=number)
    return asset


def remove_picture(person: Person, proposal: Proposal, public_id: str) -> None:
    """Without this picture. Twice is once. Raises `NotAllowed` or `NotOpen`."""
    with transaction.atomic():
        proposal = _own_draft(person, proposal)
        proposal.placed.filter(asset__public_id=public_id).delete()


def _own_draft(person: Person, proposal: Proposal) -> Proposal:
    if not may(person, "content.edit_proposal", proposal):
        raise NotAllowed("content.edit_proposal")
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.state != Proposal.State.DRAFT:
        raise NotOpen(proposal)
    return proposal
