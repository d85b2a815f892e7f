"""What becomes of the draft that communications made of a proposal, and of the item that was suggested.

Called by whoever hears of it (`web/reactions.py`), in the transaction of what happened.
"""

from __future__ import annotations

from typing import Any

from tankar.content.models import Item, Proposal
from tankar.content.proposals.lifecycle import PROPOSAL
from tankar.content.proposals.moving import note
from tankar.content.proposals.telling import promise, reminder, team, tell_all, tell_requester, untell
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["follow_published", "follow_released", "follow_removed", "follow_taken_back"]

_STATE = Proposal.State


def follow_released(item: Item) -> None:
    """Approved to leave: the proposal is produced."""
    for proposal in item.made_from.filter(state=_STATE.ACCEPTED):
        if _moved(proposal, _STATE.PRODUCED):
            note("content.proposal_produced", None, proposal)
            tell_requester("content.proposal_produced", proposal)


def follow_taken_back(item: Item) -> None:
    """To be changed once more before it leaves."""
    for proposal in item.made_from.filter(state=_STATE.PRODUCED):
        _moved(proposal, _STATE.ACCEPTED)


def follow_published(item: Item) -> None:
    """The first post is out."""
    for proposal in item.made_from.filter(state=_STATE.PRODUCED):
        if _moved(proposal, _STATE.PUBLISHED):
            note("content.proposal_published", None, proposal)
            tell_requester("content.proposal_published", proposal)


def follow_removed(item: Item, by: str) -> None:
    """`by`: public id of who removed it.

    The draft made of a proposal is gone: communications owes an answer again. The suggested item is gone: so is
    the proposal, unless a draft was made of it already, which has its own copy.
    """
    for proposal in item.made_from.filter(state=_STATE.ACCEPTED):
        due = promise(clock.now())
        facts = {"due_at": due, "next_at": reminder(due), "stage": Proposal.Stage.ASKED, "made": None}
        if _moved(proposal, _STATE.SUBMITTED, answered_by=None, answered_at=None, **facts):
            note("content.proposal_back", None, proposal)
            tell_all(team(proposal), "content.proposal_back", proposal)
    for proposal in item.proposals.filter(state__in=Proposal.WAITING):
        if _moved(proposal, _STATE.WITHDRAWN, next_at=None):
            note("content.proposal_gone", None, proposal)
            concerned = [*team(proposal), proposal.requester]
            tell_all([one for one in concerned if one.public_id != by], "content.proposal_gone", proposal)


def _moved(proposal: Proposal, to: str, **changes: Any) -> bool:
    try:
        PROPOSAL.move(proposal, to, changed_at=clock.now(), **changes)
    except (NoSuchMove, SomebodyElseMoved):
        return False
    untell(proposal)
    return True
