"""The asker takes a question back; nobody asks why."""

from __future__ import annotations

from django.db import transaction

from tankar.clearance.models import Clearance, Paper
from tankar.clearance.questions.moving import move, note
from tankar.clearance.questions.telling import awaits_nobody
from tankar.organisation.models import Person

__all__ = ["withdraw"]


def withdraw(person: Person, clearance: Clearance) -> Clearance:
    """Nobody is asked any more, and the photo is gone. Raises `NotAllowed`, or `NotOpen` when it is answered."""
    with transaction.atomic():
        move(person, "clearance.withdraw", clearance, Clearance.State.WITHDRAWN, next_at=None)
        Paper.objects.filter(clearance=clearance).delete()
        note("clearance.withdrawn", None, clearance)
        awaits_nobody(clearance, "withdrawn")
    return clearance
