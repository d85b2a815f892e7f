"""Leave is taken back: one step, and the picture leaves with nothing any more, wherever it stands."""

from __future__ import annotations

from django.db import transaction

from tankar.content.actions.media.end_leave import end_leave_of
from tankar.content.errors import NotAllowed
from tankar.content.leaves.actions.keep_leave import note
from tankar.content.leaves.errors import LeaveMoved
from tankar.content.leaves.lifecycle import LEAVE
from tankar.content.models import Leave
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["follow_taken_down", "withdraw_leave"]


def withdraw_leave(person: Person, leave: Leave, how: str = "") -> Leave:
    """Every picture it was for is stopped; who publishes it is asked to take it down (a reaction to
    `content.leave_ended`). `how`: a note without names. Raises `NotAllowed` or `LeaveMoved`.
    """
    if not may(person, "content.edit_leave", leave):
        raise NotAllowed("content.edit_leave")
    with transaction.atomic():
        now = clock.now()
        said = how.strip()[:300]
        try:
            LEAVE.move(leave, Leave.State.WITHDRAWN, withdrawn_at=now, changed_at=now, withdrawn_how=said)
        except (NoSuchMove, SomebodyElseMoved):
            leave.refresh_from_db()
            raise LeaveMoved from None
        for asset in leave.assets.all():
            end_leave_of(person, asset, how)
        # last: by now everybody knows what is to be taken down, or that nothing is
        note("content.leave_withdrawn", person, leave)
    return leave


def follow_taken_down(leave: Leave) -> None:
    """Nothing that shows its pictures is out any more. Called by whoever knows, in the transaction of it."""
    try:
        LEAVE.move(leave, Leave.State.DONE, changed_at=clock.now())
    except (NoSuchMove, SomebodyElseMoved):
        return
    note("content.leave_done", None, leave)
