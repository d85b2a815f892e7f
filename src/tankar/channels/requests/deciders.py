"""Whom a profile request waits for: who leads the unit, who leads communications, and who comes after them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.permissions import MANAGEMENT, communications_units
from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import stands_in
from tankar.organisation.tree import read_tree

__all__ = [
    "after_communications",
    "after_unit",
    "communications",
    "halves_of",
    "is_given_from_above",
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
    """The communications manager; where nobody of them may decide it, who stands in, or leads them from above."""
    return _managers(request) or after_communications(request)


def after_communications(request: ProfileRequest) -> list[Person]:
    """Who stands in for the communications manager; where nobody does, who leads communications from above."""
    return _stand_ins(request) or _above_communications(request)


def is_given_from_above(request: ProfileRequest) -> bool:
    """Is communications' half somebody's who leads communications from above: its manager may not decide it (or was
    silent till it was passed on), and nobody stands in?"""
    is_late = request.stage == ProfileRequest.Stage.PASSED_ON
    return not _stand_ins(request) and (is_late or not _managers(request))


def halves_of(request: ProfileRequest) -> dict[str, list[Person]]:
    """The halves that are not given yet, and whom each is asked of now: none, where nobody is left who may."""
    is_late = request.stage == ProfileRequest.Stage.PASSED_ON
    halves = {}
    if request.unit_by_id is None:
        halves["unit"] = _once([*leaders_of_unit(request), *(after_unit(request) if is_late else [])])
    if request.communications_by_id is None:
        further = after_communications(request) if is_late else []
        halves["communications"] = _once([*leaders_of_communications(request), *further])
    return halves


def _managers(request: ProfileRequest) -> list[Person]:
    held = RoleAssignment.objects.filter(role=Role.COMMUNICATIONS_MANAGER)
    return _but(_besides(request, request.unit_by_id), _holders(held))


def _stand_ins(request: ProfileRequest) -> list[Person]:
    deputies = stands_in().filter(role=Role.COMMUNICATIONS_MANAGER)
    found = _people(deputies.values_list("person_id", flat=True))
    return _but(_besides(request, request.unit_by_id), found)


def _above_communications(request: ProfileRequest) -> list[Person]:
    barred = _besides(request, request.unit_by_id)
    return _once([one for unit in communications_units() for one in (_over(unit.pk, barred) or [[]])[0]])


def communications(request: ProfileRequest) -> list[Person]:
    """The whole team, without whoever asks."""
    held = RoleAssignment.objects.filter(valid_on(today()), role__in=_COMMUNICATIONS)
    return _but({request.requester_id}, _people(held.values_list("person_id", flat=True)))


def _levels(request: ProfileRequest) -> list[list[Person]]:
    """Management by unit, from the request's own up to the top; levels without anybody are left out."""
    if request.unit_id is None:
        return []
    return _over(request.unit_id, _besides(request, request.communications_by_id))


def _over(unit: int, barred: set[int]) -> list[list[Person]]:
    """Who leads the unit and those above it, nearest first; a role held for the whole city stands above them all."""
    path = read_tree().above(unit)
    held = RoleAssignment.objects.filter(
        Q(unit_id__in=path) | Q(unit_id__isnull=True),
        valid_on(today()),
        role__in=MANAGEMENT,
        deputy_for__isnull=True,
        person__is_employee=True,
    ).exclude(person_id__in=barred)
    by_unit: dict[int | None, list[Person]] = {}
    for one in held.select_related("person").order_by("person__search_name"):
        by_unit.setdefault(one.unit_id, []).append(one.person)
    return [_once(by_unit[place]) for place in (*path, None) if place in by_unit]


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


def _once(people: Iterable[Person]) -> list[Person]:
    return list({one.pk: one for one in people}.values())


def _but(without: set[int], people: Iterable[Person]) -> list[Person]:
    """Each once, without these."""
    return list({one.pk: one for one in people if one.pk not in without}.values())
