"""One step of a proposal. The caller holds the transaction."""

from __future__ import annotations

from typing import Any

from tankar import journal
from tankar.content.errors import NotAllowed
from tankar.content.models import Proposal
from tankar.content.proposals.errors import NotOpen
from tankar.content.proposals.lifecycle import PROPOSAL
from tankar.content.proposals.telling import untell
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["move", "note"]


def move(person: Person, permission: str, proposal: Proposal, to: str, **changes: Any) -> None:
    """Ask for permission, move, and take back what was told before.

    Of two who answer at once the database lets one through; the other gets `NotOpen` with the proposal as it
    stands. Raises `NotAllowed` too.
    """
    proposal.refresh_from_db()
    if not PROPOSAL.can(proposal, to):
        raise NotOpen(proposal)
    if not may(person, permission, proposal):
        raise NotAllowed(permission)
    try:
        PROPOSAL.move(proposal, to, changed_at=clock.now(), **changes)
    except (NoSuchMove, SomebodyElseMoved):
        proposal.refresh_from_db()
        raise NotOpen(proposal) from None
    untell(proposal)


def note(kind: str, person: Person | None, proposal: Proposal, **params: str) -> None:
    """A line in the journal about the proposal."""
    journal.record(
        kind,
        actor=actor(person) if person else None,
        subject=("proposal", proposal.public_id),
        params=params,
    )
