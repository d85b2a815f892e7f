"""The requester answers what communications asked; communications has its days again."""

from __future__ import annotations

from django.db import transaction

from tankar.content.models import Proposal
from tankar.content.proposals.errors import WordsMissing
from tankar.content.proposals.moving import move, note
from tankar.content.proposals.telling import promise, reminder, team, tell_all
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["explain"]


def explain(person: Person, proposal: Proposal, answer: str) -> Proposal:
    """Raises `WordsMissing`, `NotAllowed`, or `NotOpen` when nothing is asked any more."""
    answer = answer.strip()[:2000]
    if not answer:
        raise WordsMissing
    with transaction.atomic():
        now = clock.now()
        due = promise(now)
        move(
            person,
            "content.edit_proposal",
            proposal,
            Proposal.State.SUBMITTED,
            due_at=due,
            next_at=reminder(due),
            stage=Proposal.Stage.ASKED,
        )
        proposal.questions.filter(answered_at=None).update(answer=answer, answered_at=now)
        note("content.proposal_explained", person, proposal)
        tell_all(team(proposal), "content.proposal_explained", proposal, who=str(person))
    return proposal
