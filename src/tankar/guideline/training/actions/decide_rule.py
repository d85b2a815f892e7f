"""Communications decides from which day the module comes before posting, or that it is only asked for."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar import journal
from tankar.guideline.models import TrainingRule
from tankar.guideline.training.errors import DayIsPast, NotTheirs
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["decide_rule"]


def decide_rule(person: Person, required_from: dt.date | None) -> TrainingRule:
    """`None`: nobody is stopped. Raises `DayIsPast` or `NotTheirs`."""
    if not may(person, "guideline.decide_training"):
        raise NotTheirs
    if required_from is not None and required_from < today():
        raise DayIsPast
    with transaction.atomic():
        rule = TrainingRule.objects.create(
            required_from=required_from, decided_by_name=str(person), decided_at=clock.now()
        )
        kind = "guideline.training_required" if required_from else "guideline.training_not_required"
        journal.record(
            kind,
            actor=actor(person),
            subject=("training_rule", str(rule.pk)),
            params={"day": required_from.isoformat()} if required_from else {},
        )
    return rule
