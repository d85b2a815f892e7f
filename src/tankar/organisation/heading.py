"""Who heads a unit: the nearest head on the way up, with whoever stands in for them today; and whom nobody heads."""

from __future__ import annotations

from django.db.models import QuerySet

from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.tree import read_tree

__all__ = ["heads_of", "without_head"]


def heads_of(unit: Unit) -> list[Person]:
    """The heads of the unit itself; where it has none, of the one above, and so on. Holders first, then deputies."""
    above = read_tree().above(unit.pk)
    rows = RoleAssignment.objects.filter(valid_on(today()), role=Role.HEAD_OF_UNIT, unit__in=above)
    held = list(rows.select_related("person").order_by("deputy_for", "pk"))
    for place in above:
        if here := [one for one in held if one.unit_id == place]:
            return list({one.person_id: one.person for one in here}.values())
    return []


def without_head() -> QuerySet[Unit]:
    """The units for which `heads_of` finds nobody: neither in them nor above them. Twin of asking it of each."""
    held = RoleAssignment.objects.filter(valid_on(today()), role=Role.HEAD_OF_UNIT, unit__isnull=False)
    led = read_tree().below(held.values_list("unit_id", flat=True))
    return Unit.objects.exclude(pk__in=led)
