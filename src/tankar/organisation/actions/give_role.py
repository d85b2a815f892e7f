"""Give somebody a role, from one day to another."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.errors import (
    AlreadyHeld,
    EndsBeforeItBegins,
    FollowsFromThePerson,
    RolesDoNotMix,
    UnitNeeded,
)
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import FOLLOWS_FROM_THE_PERSON, FOR_A_UNIT, NEVER_TOGETHER, Role

__all__ = ["assign", "give_role"]


def give_role(
    by: Person,
    to: Person,
    role: Role,
    unit: Unit | None,
    valid_from: dt.date,
    valid_to: dt.date | None,
) -> RoleAssignment:
    """Both days are included; without a last day the role has no end. A city-wide role takes no unit.

    Raises `PermissionDenied` and the errors of roles (`organisation/errors.py`).
    """
    if not may(by, "organisation.give_roles", to):
        raise PermissionDenied("organisation.give_roles")
    if role in FOLLOWS_FROM_THE_PERSON:
        raise FollowsFromThePerson
    if role in FOR_A_UNIT and unit is None:
        raise UnitNeeded
    fresh = RoleAssignment(
        person=to,
        role=role,
        unit=unit if role in FOR_A_UNIT else None,
        valid_from=valid_from,
        valid_to=valid_to,
        given_by=by,
    )
    with transaction.atomic():
        assign(fresh)
        journal.record(
            "organisation.role_given",
            actor=actor(by),
            subject=("person", to.public_id),
            params={"person": str(to), "role": role.value},
        )
    return fresh


def assign(fresh: RoleAssignment) -> None:
    """Save an assignment that agrees with the person's others. Called inside the action's transaction."""
    if fresh.valid_to is not None and fresh.valid_to < fresh.valid_from:
        raise EndsBeforeItBegins
    # two at once would each see no overlap: the person's row is the queue they stand in
    Person.objects.select_for_update().get(pk=fresh.person.pk)
    others = fresh.person.assignments.filter(_overlaps(fresh.valid_from, fresh.valid_to))
    if others.filter(role=fresh.role, unit=fresh.unit, deputy_for=fresh.deputy_for).exists():
        raise AlreadyHeld
    for together in NEVER_TOGETHER:
        if fresh.role in together and others.filter(role__in=together - {Role(fresh.role)}).exists():
            raise RolesDoNotMix
    fresh.save()


def _overlaps(begins: dt.date, ends: dt.date | None) -> Q:
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=begins)
    return still if ends is None else still & Q(valid_from__lte=ends)
