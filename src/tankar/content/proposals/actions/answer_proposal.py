"""Communications asks for more, or declines with a reason."""

from __future__ import annotations

from django.db import transaction

from tankar.content.models import Proposal, ProposalQuestion
from tankar.content.proposals.errors import WordsMissing
from tankar.content.proposals.moving import move, note
from tankar.content.proposals.telling import promise, tell_requester
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["ask_more", "decline"]

_ANSWER = "content.answer_proposal"


def ask_more(person: Person, proposal: Proposal, question: str) -> Proposal:
    """Back to the requester with a question. Raises `WordsMissing`, `NotAllowed`, or `NotOpen`."""
    question = question.strip()[:1000]
    if not question:
        raise WordsMissing
    with transaction.atomic():
        now = clock.now()
        move(person, _ANSWER, proposal, Proposal.State.MORE_INFO, due_at=None, next_at=promise(now))
        ProposalQuestion.objects.create(proposal=proposal, question=question, asked_by=person, asked_at=now)
        note("content.proposal_asked", person, proposal)
        tell_requester("content.proposal_asked", proposal, question=question)
    return proposal


def decline(person: Person, proposal: Proposal, reason: str) -> Proposal:
    """Not on the common channels, and why. Raises `WordsMissing`, `NotAllowed`, or `NotOpen`."""
    reason = reason.strip()[:1000]
    if not reason:
        raise WordsMissing
    with transaction.atomic():
        said = {"answered_by": person, "answered_at": clock.now(), "reason": reason}
        move(person, _ANSWER, proposal, Proposal.State.DECLINED, next_at=None, **said)
        note("content.proposal_declined", person, proposal)
        tell_requester("content.proposal_declined", proposal, reason=reason)
    return proposal
