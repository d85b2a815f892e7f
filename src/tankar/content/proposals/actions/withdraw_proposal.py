"""The requester takes a proposal back; nobody asks why."""

from __future__ import annotations

from django.db import transaction

from tankar.content.models import Proposal
from tankar.content.proposals.moving import move, note
from tankar.content.proposals.telling import team, tell_all
from tankar.organisation.models import Person

__all__ = ["withdraw_proposal"]


def withdraw_proposal(person: Person, proposal: Proposal) -> Proposal:
    """Raises `NotAllowed`, or `NotOpen` when it is answered with a no, ready to go out, or out.

    A draft that communications made of it stays theirs; they are told, and decide what to do with it.
    """
    with transaction.atomic():
        proposal.refresh_from_db()
        told = [] if proposal.state == Proposal.State.DRAFT else team(proposal)
        has_draft = proposal.state == Proposal.State.ACCEPTED
        move(person, "content.edit_proposal", proposal, Proposal.State.WITHDRAWN, next_at=None)
        if told:
            note("content.proposal_withdrawn", person, proposal)
            kind = "content.proposal_withdrawn_accepted" if has_draft else "content.proposal_withdrawn"
            tell_all(told, kind, proposal, who=str(person))
    return proposal
