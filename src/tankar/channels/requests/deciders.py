"""Whom a profile request waits for: who leads the unit, who leads communications, and who comes after them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.permissions import MANAGEMENT
from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import stands_in
from tankar.organisation.tree import read_tree

__all__ = [
    "after_communications",
    "after_unit",
    "communications",
    "leaders_of_communications",
    "leaders_of_unit",
]

_COMMUNICATIONS = (Role.COMMUNICATIONS_TEAM, Role.COMMUNICATIONS_MANAGER)


def leaders_of_unit(request: ProfileRequest) -> list[Person]:
    """Who leads the unit, or else the nearest above it; neither whoever asks nor who gave the other half."""
    levels = _levels(request)
    return levels[0] if levels else []


def after_unit(request: ProfileRequest) -> list[Person]:
    """When they are silent: who stands in for them, and the next level of management."""
    levels = _levels(request)
    deputies = _deputies(levels[0] if levels else [], MANAGEMENT)
    further = [*deputies, *(levels[1] if len(levels) > 1 else [])]
    return _but(_besides(request, request.communications_by_id), further)


def leaders_of_communications(request: ProfileRequest) -> list[Person]:
    """The communications manager; their deputies where nobody else may decide it."""
    held = RoleAssignment.objects.filter(role=Role.COMMUNICATIONS_MANAGER)
    first = _but(_besides(request, request.unit_by_id), _holders(held))
    return first or after_communications(request)


def after_communications(request: ProfileRequest) -> list[Person]:
    """Who stands in for the communications manager."""
    deputies = stands_in().filter(role=Role.COMMUNICATIONS_MANAGER)
    found = _people(deputies.values_list("person_id", flat=True))
    return _but(_besides(request, request.unit_by_id), found)


def communications(request: ProfileRequest) -> list[Person]:
    """The whole team, without whoever asks."""
    held = RoleAssignment.objects.filter(valid_on(today()), role__in=_COMMUNICATIONS)
    return _but({request.requester_id}, _people(held.values_list("person_id", flat=True)))


def _levels(request: ProfileRequest) -> list[list[Person]]:
    """Management by unit, from the request's own up to the top; levels without anybody are left out."""
    if request.unit_id is None:
        return []
    path = read_tree().above(request.unit_id)
    held = RoleAssignment.objects.filter(
        valid_on(today()), role__in=MANAGEMENT, unit_id__in=path, deputy_for__isnull=True
    ).select_related("person")
    by_unit: dict[int, list[Person]] = {}
    held = held.exclude(person_id__in=_besides(request, request.communications_by_id))
    for one in held.order_by("person__search_name"):
        if one.unit_id is not None and one.person.is_employee:
            by_unit.setdefault(one.unit_id, []).append(one.person)
    return [by_unit[unit] for unit in path if unit in by_unit]


def _holders(held: QuerySet[RoleAssignment]) -> list[Person]:
    return _people(
        held.filter(valid_on(today()), deputy_for__isnull=True).values_list("person_id", flat=True)
    )


def _deputies(people: Iterable[Person], roles: Iterable[str]) -> list[Person]:
    found = stands_in().filter(Q(deputy_for__in=list(people)), role__in=list(roles))
    return _people(found.values_list("person_id", flat=True))


def _people(ids: Iterable[int]) -> list[Person]:
    return list(Person.objects.filter(pk__in=list(ids), is_employee=True).order_by("search_name"))


def _besides(request: ProfileRequest, other_half: int | None) -> set[int]:
    """Who does not decide this half: whoever asks, and who has given the other one."""
    return {request.requester_id} | ({other_half} if other_half is not None else set())


def _but(without: set[int], people: Iterable[Person]) -> list[Person]:
    """Each once, without these."""
    return list({one.pk: one for one in people if one.pk not in without}.values())
