"""One step of a question, and a line in the journal. The caller holds the transaction."""

from __future__ import annotations

from typing import Any

from tankar import journal
from tankar.clearance.errors import NotAllowed, NotOpen
from tankar.clearance.models import Clearance
from tankar.clearance.questions.lifecycle import CLEARANCE
from tankar.clearance.questions.telling import untell
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["move", "note"]


def move(person: Person, permission: str, clearance: Clearance, to: str, **changes: Any) -> None:
    """Ask for permission, move, and settle what was told before.

    Of two who answer at once the database lets one through; the other gets `NotOpen` with the question as it
    stands. Raises `NotAllowed` too.
    """
    seen = clearance.changed_at
    clearance.refresh_from_db()
    if clearance.changed_at != seen or not CLEARANCE.can(clearance, to):
        raise NotOpen(clearance)
    if not may(person, permission, clearance):
        raise NotAllowed(permission)
    try:
        # the moment of the last change too: asked → asked would let two through who pass it on at once
        CLEARANCE.move(clearance, to, where={"changed_at": seen}, **{"changed_at": clock.now(), **changes})
    except (NoSuchMove, SomebodyElseMoved):
        clearance.refresh_from_db()
        raise NotOpen(clearance) from None
    untell(clearance)


def note(kind: str, person: Person | None, clearance: Clearance, **params: str) -> None:
    """A line in the journal about the question. Who asked is in none of them: `person` is whoever answers."""
    journal.record(
        kind,
        actor=actor(person) if person else None,
        subject=("clearance", clearance.public_id),
        params=params,
    )
