"""The head of a unit writes its ground rules. Earlier ones are kept, so that it can be seen what held when."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.guideline.models import GroundRules
from tankar.guideline.notes.errors import NotTheirs, RulesMissing
from tankar.organisation.access import may, today
from tankar.organisation.actors import actor
from tankar.organisation.models import Person, Unit

__all__ = ["write_ground_rules"]


def write_ground_rules(person: Person, unit: Unit, text_sv: str, text_fi: str) -> GroundRules:
    """In force from today. Raises `NotTheirs` or `RulesMissing`."""
    if not may(person, "guideline.write_ground_rules", unit):
        raise NotTheirs
    if not (text_sv.strip() or text_fi.strip()):
        raise RulesMissing
    with transaction.atomic():
        rules = GroundRules.objects.create(
            unit=unit,
            text_sv=text_sv.strip(),
            text_fi=text_fi.strip(),
            written_on=today(),
            written_by_name=str(person),
        )
        journal.record(
            "guideline.ground_rules_written",
            actor=actor(person),
            subject=("unit", unit.public_id),
            params={"unit": str(unit)},
        )
    return rules
