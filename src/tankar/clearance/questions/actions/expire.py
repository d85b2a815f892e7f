"""An answer whose last day has passed no longer holds; whoever asked is told, and asks again."""

from __future__ import annotations

from django.db import transaction

from tankar.clearance.models import Clearance
from tankar.clearance.questions.lifecycle import CLEARANCE
from tankar.clearance.questions.moving import note
from tankar.clearance.questions.telling import tell_asker, untell
from tankar.organisation.access import today
from tankar.work.errors import SomebodyElseMoved

__all__ = ["expire_answers"]

_AT_ONCE = 100


def expire_answers() -> int:
    """Every question whose latest answer no longer holds; returns how many."""
    past = Clearance.objects.filter(state=Clearance.State.ANSWERED, valid_until__lt=today())
    found = past.select_related("matter", "asker").order_by("valid_until", "id")
    return sum(_expire(clearance) for clearance in found[:_AT_ONCE])


def _expire(clearance: Clearance) -> bool:
    with transaction.atomic():
        try:
            # a newer answer, given at this moment, moves the day and wins
            CLEARANCE.move(clearance, Clearance.State.EXPIRED, where={"valid_until": clearance.valid_until})
        except SomebodyElseMoved:
            return False
        untell(clearance)
        note("clearance.expired", None, clearance)
        tell_asker("clearance.expired", clearance)
    return True
