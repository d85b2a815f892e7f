"""Rights on a unit's ground rules: its head writes them, its people read them."""

from __future__ import annotations

from django.db.models import Q

from tankar.guideline.models.notes import GroundRules
from tankar.organisation.access import communicates, holds, register, units_of
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import Role
from tankar.organisation.tree import read_tree

__all__ = ["readable_by"]

_HEADS = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)


def readable_by(person: Person) -> Q:
    """Twin of `guideline.read_ground_rules`: those of one's unit and above it, and of the units one leads."""
    if not holds(person, Role.EMPLOYEE):
        return Q(pk__in=())
    if communicates(person):
        return Q()
    own = read_tree().above(person.unit_id) if person.unit_id else []
    return Q(unit_id__in=own) | Q(unit__in=units_of(person, *_HEADS))


def _reads(person: Person, rules: GroundRules | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if rules is None or communicates(person):
        return True
    if person.unit_id and rules.unit_id in read_tree().above(person.unit_id):
        return True
    return any(holds(person, role, rules.unit) for role in _HEADS)


def _writes(person: Person, unit: Unit | None = None) -> bool:
    return any(holds(person, role, unit) for role in _HEADS)


register(
    "guideline.read_ground_rules",
    _reads,
    GroundRules,
    lambda person: GroundRules.objects.readable_by(person),
    meaning="Read the ground rules for using social media at work: of one's own unit, and of the units above it.",
)
register(
    "guideline.write_ground_rules",
    _writes,
    Unit,
    lambda person: units_of(person, *_HEADS),
    meaning="Write the ground rules of a unit one leads.",
)
