"""Nobody has answered: communications is reminded, then its manager. It waits on, and never becomes a yes or a no."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.content.models import Proposal
from tankar.content.proposals.moving import note
from tankar.content.proposals.telling import leaders, team, tell_all, tell_requester
from tankar.work import clock

__all__ = ["remind", "remind_of_proposals"]

_AT_ONCE = 100


def remind_of_proposals() -> int:
    """Remind of every proposal whose moment has come; returns how many."""
    late = Proposal.objects.filter(state__in=Proposal.WAITING, next_at__lte=clock.now())
    return sum(remind(proposal) for proposal in late.order_by("next_at")[:_AT_ONCE])


def remind(proposal: Proposal) -> bool:
    """One step further, once however many ask: of two workers one moves `next_at`."""
    now = clock.now()
    with transaction.atomic():
        # asked again under the conditional update below: an answer that comes at this moment wins
        proposal.refresh_from_db()
        if proposal.next_at is None or proposal.next_at > now:
            return False
        stage, again = _next(proposal, now)
        here = Proposal.objects.filter(
            pk=proposal.pk, state=proposal.state, stage=proposal.stage, next_at=proposal.next_at
        )
        if not here.update(stage=stage, next_at=again):
            return False
        proposal.stage, proposal.next_at = stage, again
        _tell(proposal)
    return True


def _next(proposal: Proposal, now: dt.datetime) -> tuple[str, dt.datetime | None]:
    """Stage, and when the next step is due; `None`: nobody is left to remind."""
    if proposal.state == Proposal.State.MORE_INFO:
        return proposal.stage, None
    if proposal.due_at is not None and proposal.due_at > now:
        return Proposal.Stage.REMINDED, proposal.due_at
    return Proposal.Stage.MANAGER, None


def _tell(proposal: Proposal) -> None:
    if proposal.state == Proposal.State.MORE_INFO:
        tell_requester("content.proposal_question_waits", proposal)
    elif proposal.stage == Proposal.Stage.REMINDED:
        tell_all(team(proposal), "content.proposal_reminder", proposal)
    else:
        note("content.proposal_passed_on", None, proposal)
        tell_all(leaders(proposal), "content.proposal_late", proposal)
        tell_requester("content.proposal_still_waits", proposal)
