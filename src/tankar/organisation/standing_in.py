"""Who heads a unit and who stands in for whom: the one answer for everything that waits for a person."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.tree import read_tree

__all__ = ["deputies_of", "heads_of", "standing_in_for", "stands_in", "without_head"]


def deputies_of(person: Person, on: dt.date | None = None, role: str | None = None) -> QuerySet[Person]:
    """Who may decide in the person's place on the date (default today), in any role or in one of them.

    A deputy counts only on days when the person has the role themselves: what ended for the holder has ended
    for the deputy. In the order of their names.
    """
    found = stands_in(on).filter(deputy_for=person)
    if role is not None:
        found = found.filter(role=role)
    return Person.objects.filter(pk__in=found.values("person_id")).order_by("search_name")


def standing_in_for(person: Person, on: dt.date | None = None) -> QuerySet[Person]:
    """The other way round: in whose place the person may decide on the date."""
    return Person.objects.filter(pk__in=stands_in(on).filter(person=person).values("deputy_for_id")).order_by(
        "search_name"
    )


def stands_in(on: dt.date | None = None) -> QuerySet[RoleAssignment]:
    """Every deputy's assignment that holds on the date, with the holder's own role behind it."""
    own = RoleAssignment.objects.filter(
        valid_on(on or today()),
        Q(unit=OuterRef("unit")) | Q(unit__isnull=True),
        person=OuterRef("deputy_for"),
        role=OuterRef("role"),
        deputy_for__isnull=True,
    )
    return RoleAssignment.objects.filter(Exists(own), valid_on(on or today()), deputy_for__isnull=False)


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
    """The units for which `heads_of` finds nobody: neither in them nor above them."""
    held = RoleAssignment.objects.filter(valid_on(today()), role=Role.HEAD_OF_UNIT, unit__isnull=False)
    led = read_tree().below(one.unit_id for one in held if one.unit_id is not None)
    return Unit.objects.exclude(pk__in=led)
