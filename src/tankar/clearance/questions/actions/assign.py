"""The registry says who prepares what somebody asks about."""

from __future__ import annotations

from django.db import transaction

from tankar.clearance.models import AgendaMatter, Clearance
from tankar.clearance.questions.actions.route import route
from tankar.clearance.questions.moving import move, note
from tankar.clearance.questions.telling import tell_asker
from tankar.organisation.models import Person

__all__ = ["assign"]


def assign(
    person: Person, clearance: Clearance, preparer: Person, matter: AgendaMatter | None = None
) -> Clearance:
    """From now on the answer is promised. `matter`: which one it is, if that has become clear too.

    Raises `NotAllowed`, or `NotOpen` when somebody else assigned it.
    """
    with transaction.atomic():
        move(person, "clearance.assign", clearance, Clearance.State.ASKED, preparer=preparer)
        if matter is not None:
            clearance.matter = matter
        note("clearance.assigned", person, clearance, preparer=str(preparer))
        route(clearance, preparer)
        tell_asker("clearance.found", clearance)
    return clearance
