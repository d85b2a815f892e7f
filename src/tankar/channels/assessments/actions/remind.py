"""An assessment is late: those who state and decide are told once. It waits, and the wait is shown."""

from __future__ import annotations

from django.db import transaction

from tankar.channels.assessments.telling import deciders, note, specialists, tell_all
from tankar.channels.models import Assessment
from tankar.channels.requests.telling import tell_requester
from tankar.work import clock

__all__ = ["remind_of_assessments"]

_AT_ONCE = 100


def remind_of_assessments() -> int:
    """Every one whose moment has come; returns how many."""
    late = Assessment.objects.filter(state=Assessment.State.RUNNING, next_at__lte=clock.now())
    return sum(_remind(assessment) for assessment in late.order_by("next_at")[:_AT_ONCE])


def _remind(assessment: Assessment) -> bool:
    with transaction.atomic():
        # the claim: of two workers one tells
        here = Assessment.objects.filter(
            pk=assessment.pk, state=Assessment.State.RUNNING, next_at=assessment.next_at
        )
        if not here.update(next_at=None, stage=Assessment.Stage.LATE):
            return False
        note("late", None, assessment)
        stated = set(assessment.statements.values_list("person_id", flat=True))
        tell_all([one for one in specialists() if one.pk not in stated], "late", assessment)
        tell_all(deciders(), "late", assessment)
        for request in assessment.requests.filter(state="assessing"):
            tell_requester("waits_for_network", request, platform=assessment.platform)
    return True
