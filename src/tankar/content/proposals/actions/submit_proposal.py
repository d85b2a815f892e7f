"""Send a proposal to communications."""

from __future__ import annotations

from django.db import transaction

from tankar.content.models import Proposal
from tankar.content.proposals.errors import NothingProposed
from tankar.content.proposals.moving import move, note
from tankar.content.proposals.telling import promise, reminder, team, tell_all
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["submit_proposal"]


def submit_proposal(person: Person, proposal: Proposal) -> Proposal:
    """From now on communications can read it, and has its days to answer.

    Raises `NothingProposed` without words and pictures, `NotAllowed`, or `NotOpen` when it was sent already.
    """
    if proposal.item is None and not proposal.words.strip() and not proposal.placed.exists():
        raise NothingProposed
    with transaction.atomic():
        now = clock.now()
        due = promise(now)
        move(
            person,
            "content.edit_proposal",
            proposal,
            Proposal.State.SUBMITTED,
            submitted_at=now,
            due_at=due,
            next_at=reminder(due),
            stage=Proposal.Stage.ASKED,
        )
        note("content.proposal_sent", person, proposal)
        tell_all(team(proposal), "content.proposal_here", proposal, who=str(person))
    return proposal
