"""Who heads a unit: the nearest head on the way up, with whoever stands in for them today."""

from __future__ import annotations

from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.tree import read_tree

__all__ = ["heads_of"]


def heads_of(unit: Unit) -> list[Person]:
    """The heads of the unit itself; where it has none, of the one above, and so on. Holders first, then deputies."""
    above = read_tree().above(unit.pk)
    rows = RoleAssignment.objects.filter(valid_on(today()), role=Role.HEAD_OF_UNIT, unit__in=above)
    held = list(rows.select_related("person").order_by("deputy_for", "pk"))
    for place in above:
        if here := [one for one in held if one.unit_id == place]:
            return list({one.person_id: one.person for one in here}.values())
    return []
