"""Not my matter: on to whoever prepares it, or back to the registry."""

from __future__ import annotations

from django.db import transaction

from tankar.clearance.models import Clearance
from tankar.clearance.questions.actions.route import route
from tankar.clearance.questions.moving import move, note
from tankar.organisation.models import Person

__all__ = ["pass_on"]


def pass_on(person: Person, clearance: Clearance, to: Person | None) -> Clearance:
    """`to` `None`: the registry looks for them. The time to answer begins anew, and the asker sees that.

    Raises `NotAllowed`, or `NotOpen` when it was answered meanwhile.
    """
    state = Clearance.State.ASKED if to else Clearance.State.UNASSIGNED
    with transaction.atomic():
        move(person, "clearance.answer", clearance, state, preparer=to)
        note("clearance.passed_on", person, clearance)
        route(clearance, to)
    return clearance
