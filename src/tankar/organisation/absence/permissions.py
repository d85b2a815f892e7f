"""Rights on days away: one's own, and those of the units one heads. Nobody else's business."""

from __future__ import annotations

from django.db.models import Q

from tankar.organisation.access import holds, register, units_of
from tankar.organisation.models import Absence, Person
from tankar.organisation.roles import Role

__all__ = ["absences_seen_by", "entered_for_by"]

_NOTHING = Q(pk__in=())


def _heads(person: Person, other: Person) -> bool:
    return other.unit is not None and holds(person, Role.HEAD_OF_UNIT, other.unit)


def _enters(person: Person, other: Person | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if other is None or other.pk == person.pk:
        return True
    return other.is_employee and _heads(person, other)


def entered_for_by(person: Person) -> Q:
    """Twin of `organisation.enter_absence`: oneself, and the people of one's units."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    return Q(pk=person.pk) | Q(is_employee=True, unit__in=units_of(person, Role.HEAD_OF_UNIT))


def _views(person: Person, absence: Absence | None = None) -> bool:
    return _enters(person, absence.person if absence is not None else None)


def absences_seen_by(person: Person) -> Q:
    """Twin of `organisation.view_absence`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    of_my_units = Q(person__is_employee=True, person__unit__in=units_of(person, Role.HEAD_OF_UNIT))
    return Q(person=person) | of_my_units


register(
    "organisation.enter_absence",
    _enters,
    Person,
    lambda person: Person.objects.filter(entered_for_by(person)),
    meaning="Say on which days somebody is away: oneself, or people of the units one heads. Never why.",
)
register(
    "organisation.view_absence",
    _views,
    Absence,
    lambda person: Absence.objects.visible_to(person),
    meaning="See on which days somebody is away: one's own, and those of the units one heads.",
)
