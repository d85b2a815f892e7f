"""Whom a question goes to: the preparing office holder; when it is late, on to others. Never to the asker.

1. Who prepares the matter, as the registry keeps it. Not known, or no longer employed: the registry looks.
2. When no answer came in time: the deputy, and the nearest superior of the preparer's unit.
3. When none came from them either: the city lawyer and the registry.
"""

from __future__ import annotations

from django.db.models import Q

from tankar.clearance.models import AgendaMatter, Clearance
from tankar.organisation.access import holders, today, valid_on
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import deputies_of

__all__ = [
    "deputies",
    "lawyers",
    "leaders_near",
    "people_who_prepare",
    "preparer_of",
    "registry",
    "superiors",
]

_LEADS = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)


def preparer_of(matter: AgendaMatter | None) -> Person | None:
    """Who prepares the matter, if that is known and they still work for the city."""
    if matter is None or matter.preparer is None or not matter.preparer.is_employee:
        return None
    return matter.preparer


def people_who_prepare() -> list[Person]:
    """Whom the registry may choose from: everybody with the role, by name."""
    return list(holders(Role.PREPARING_OFFICE_HOLDER).filter(is_employee=True).order_by("search_name"))


def deputies(clearance: Clearance) -> list[Person]:
    """Who stands in for the preparer today."""
    if clearance.preparer is None:
        return []
    return _without(clearance, list(deputies_of(clearance.preparer)))


def superiors(clearance: Clearance) -> list[Person]:
    """Deputies, and who leads the preparer's unit, or else the nearest above it; nobody where nobody is."""
    if clearance.preparer is None:
        return []
    leads = leaders_near(clearance.preparer.unit, {clearance.asker_id or 0, clearance.preparer_id or 0})
    return list(dict.fromkeys([*deputies(clearance), *leads]))


def leaders_near(unit: Unit | None, without: set[int], *roles: str) -> list[Person]:
    """Who leads the unit (or has one of `roles` there), or else the nearest above it; nobody where nobody is."""
    found: list[Person] = []
    while unit is not None and not found:
        found = [one for one in _leading(unit, roles or _LEADS) if one.pk not in without]
        unit = unit.parent
    return found


def lawyers(clearance: Clearance) -> list[Person]:
    """The city lawyer, the registry and who stands in for them."""
    return _without(clearance, list(_city_wide(Role.CITY_LAWYER, Role.REGISTRY)))


def registry() -> list[Person]:
    """Who looks for the preparer; the city lawyer where there is no registry."""
    return list(_city_wide(Role.REGISTRY)) or list(_city_wide(Role.CITY_LAWYER))


def _leading(unit: Unit, roles: tuple[str, ...]) -> list[Person]:
    """Those whose role is for this very unit: the nearest comes first, and nobody else hears of it."""
    here = RoleAssignment.objects.filter(valid_on(today()), unit=unit, role__in=roles)
    mine = Person.objects.filter(pk__in=here.values("person_id"), is_employee=True)
    return list(mine.order_by("search_name"))


def _city_wide(*roles: str) -> list[Person]:
    wanted = Q(pk__in=())
    for role in roles:
        wanted |= Q(pk__in=holders(role).values("pk"))
    return list(Person.objects.filter(wanted, is_employee=True).order_by("search_name"))


def _without(clearance: Clearance, people: list[Person]) -> list[Person]:
    """Nobody answers their own question."""
    return [one for one in people if one.pk not in {clearance.asker_id, clearance.preparer_id}]
