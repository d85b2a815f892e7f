"""Who may do what. Every check goes through `may`; every list goes through the permission's queryset twin.

A context declares its rights in its `permissions.py` with `register`. A right is a predicate for one object
and a twin that gives the queryset of all objects for which the predicate holds; the matrix test proves for
every role and object that both agree. Nobody is a superuser.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from rules.permissions import add_perm
from rules.permissions import permissions as _predicates
from rules.predicates import predicate as as_predicate

from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.tree import Tree, read_tree
from tankar.work import clock

__all__ = [
    "Permission",
    "UnknownPermission",
    "communicates",
    "holders",
    "holds",
    "is_registered",
    "keep_roles",
    "may",
    "register",
    "registered",
    "today",
    "units_of",
    "valid_on",
]

Predicate = Callable[..., bool]
Twin = Callable[[Person], QuerySet[Any]]


class UnknownPermission(LookupError):
    """A permission was asked for that no context has registered: a mistake of ours, never a plain no."""


@dataclass(frozen=True)
class Permission:
    """One right: its name, what it lets people do (in English, for the reference page), on what, its twin."""

    name: str
    meaning: str
    model: type[Model] | None
    twin: Twin | None


_registered: dict[str, Permission] = {}


def register(
    permission: str,
    predicate: Predicate,
    model: type[Model] | None = None,
    twin: Twin | None = None,
    *,
    meaning: str = "",
) -> None:
    """Declare a right, once. `predicate(person, obj)`; `twin(person)` is the queryset of every obj allowed.

    Without an object the predicate answers for "anything of this kind at all". A right on no model has none.
    """
    if (model is None) != (twin is None):
        raise ValueError(f"{permission}: a right on a model needs its queryset twin, and the other way round")
    add_perm(permission, as_predicate(predicate))  # type: ignore[no-untyped-call]
    _registered[permission] = Permission(permission, meaning, model, twin)


def registered() -> Iterator[Permission]:
    """Every right of every context, by name."""
    for name in sorted(_registered):
        yield _registered[name]


def is_registered(permission: str) -> bool:
    """Has a context declared this right? For menus, which name pages that may not be built yet."""
    return permission in _registered


def may(person: Person | None, permission: str, obj: Any = None) -> bool:
    """May this person do this, to this object? Nobody (not signed in) may do nothing."""
    if permission not in _registered:
        raise UnknownPermission(permission)
    if not person:
        return False
    return bool(_predicates.test_rule(permission, person, obj))  # type: ignore[no-untyped-call]


def today() -> dt.date:
    """The date on the wall in Karleby; roles begin and end at its midnight."""
    return clock.local(clock.now()).date()


def valid_on(date: dt.date) -> Q:
    """Assignments that hold on this date; both ends are included."""
    return Q(valid_from__lte=date) & (Q(valid_to__isnull=True) | Q(valid_to__gte=date))


def holds(person: Person, role: str, unit: Unit | None = None, on: dt.date | None = None) -> bool:
    """Has this person the role on the date (default today), for the unit if one is given, else anywhere?

    A role held for a unit covers what lies below it; a role without unit covers the whole city. Being an
    employee or an elected official follows from the person. Somebody acting as elected, or who is both and
    has not chosen yet, holds none of the other roles.
    """
    if role == Role.EMPLOYEE:
        return person.is_employee and person.acting_as in {"employee", "both"}
    if role == Role.ELECTED_OFFICIAL:
        return person.is_elected and person.acting_as in {"elected", "both"}
    if unit is None:
        return bool(_held(person, (role,), on))
    places = {assignment.unit_id for assignment in _held(person, (role,), on)}
    return bool(places) and (None in places or not places.isdisjoint(_tree(person).above(unit.pk)))


def communicates(person: Person) -> bool:
    """Does the person work in marketing and communications, or lead them? Anywhere in the city."""
    return holds(person, Role.COMMUNICATIONS_TEAM) or holds(person, Role.COMMUNICATIONS_MANAGER)


def units_of(person: Person, *roles: str, on: dt.date | None = None) -> QuerySet[Unit]:
    """The units for which the person has one of the roles, with everything below them."""
    places = {assignment.unit_id for assignment in _held(person, roles, on)}
    if None in places:
        return Unit.objects.all()
    if not places:
        return Unit.objects.none()
    return Unit.objects.filter(pk__in=_tree(person).below(place for place in places if place))


def holders(role: str, unit: Unit | None = None, on: dt.date | None = None) -> QuerySet[Person]:
    """Everybody who has the role on the date: for the unit (or above it, or city-wide) if one is given."""
    wanted = RoleAssignment.objects.filter(valid_on(on or today()), role=role)
    if unit is not None:
        wanted = wanted.filter(Q(unit__isnull=True) | Q(unit_id__in=read_tree().above(unit.pk)))
    return Person.objects.filter(pk__in=wanted.values("person_id"))


def keep_roles(person: Person) -> None:
    """Read the person's roles and the tree once, for the length of one request."""
    person.kept_assignments = list(person.assignments.all())
    person.kept_tree = None


def _held(person: Person, roles: tuple[str, ...], on: dt.date | None) -> list[RoleAssignment]:
    if person.acting_as not in {"employee", "both"}:
        return []
    date = on or today()
    kept = getattr(person, "kept_assignments", None)
    return [
        assignment
        for assignment in (person.assignments.all() if kept is None else kept)
        if assignment.role in roles and assignment.holds_on(date)
    ]


def _tree(person: Person) -> Tree:
    if not hasattr(person, "kept_tree"):
        return read_tree()
    person.kept_tree = person.kept_tree or read_tree()
    return person.kept_tree
