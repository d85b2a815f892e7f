"""The asker has opened the answer: it is no longer new, on Today and among the notices. Kept for nobody else."""

from __future__ import annotations

from django.db import transaction

from tankar.clearance.models import Clearance
from tankar.clearance.questions.telling import told_the_answer
from tankar.organisation.models import Person

__all__ = ["read_answer"]


def read_answer(person: Person, clearance: Clearance) -> None:
    """Nothing where somebody else reads it, or it was read before."""
    if not clearance.unread or clearance.asker_id != person.pk:
        return
    with transaction.atomic():
        if Clearance.objects.filter(pk=clearance.pk, unread=True).update(unread=False):
            told_the_answer(clearance)
    clearance.unread = False
