"""Whom a channel's matters are put to: its owner, the unit's head, communications, and who stands in for each."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from tankar.channels.models import Channel, ChannelAssignment
from tankar.organisation.access import holders, today, valid_on
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import deputies_of
from tankar.organisation.tree import read_tree

__all__ = ["deputies", "heads", "leaders", "leading", "managers", "owners", "superiors", "team"]

_LEADS = (Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)
_COMMUNICATIONS = (Role.COMMUNICATIONS_TEAM, Role.COMMUNICATIONS_MANAGER)


def managers(channel: Channel) -> list[Person]:
    """Who manages the channel today, or stands in there; by name."""
    held = ChannelAssignment.objects.filter(valid_on(today()), channel=channel)
    found = Person.objects.filter(pk__in=held.values("person_id"), is_employee=True)
    return list(found.order_by("search_name"))


def owners(channel: Channel) -> list[Person]:
    """Its managers; where there are none the head of its unit, and where there is none communications."""
    return managers(channel) or heads(channel) or team()


def heads(channel: Channel) -> list[Person]:
    """Who leads the channel's unit; where nobody does, who leads the nearest unit above. May be nobody at all."""
    return next(iter(_levels(channel)), [])


def superiors(channel: Channel) -> list[Person]:
    """Who leads the next unit above those of `heads`."""
    return next(iter(_levels(channel)[1:]), [])


def leaders() -> list[Person]:
    """The communications manager."""
    return list(holders(Role.COMMUNICATIONS_MANAGER).filter(is_employee=True).order_by("search_name"))


def team() -> list[Person]:
    """Everybody in communications."""
    held = RoleAssignment.objects.filter(valid_on(today()), role__in=_COMMUNICATIONS)
    found = Person.objects.filter(pk__in=held.values("person_id"), is_employee=True)
    return list(found.order_by("search_name"))


def deputies(people: Iterable[Person], *roles: str) -> list[Person]:
    """Who stands in today for any of them in one of the roles."""
    found = Q(pk__in=())
    for person in people:
        for role in roles:
            found |= Q(pk__in=deputies_of(person, role=role).order_by().values("pk"))
    return list(Person.objects.filter(found, is_employee=True).order_by("search_name"))


def leading(unit: Unit) -> list[Person]:
    """Who leads the unit, or the nearest one above it. May be nobody at all."""
    return next(iter(_levels_of(unit.pk)), [])


def _levels(channel: Channel) -> list[list[Person]]:
    return _levels_of(channel.owner_unit_id)


def _levels_of(unit: int) -> list[list[Person]]:
    """Those who lead the unit, the unit above it and so on, without units that nobody leads."""
    path = read_tree().above(unit)
    held = RoleAssignment.objects.filter(
        valid_on(today()),
        role__in=_LEADS,
        unit_id__in=path,
        deputy_for__isnull=True,
        person__is_employee=True,
    ).select_related("person")
    by_unit: dict[int | None, list[Person]] = {}
    for one in held.order_by("person__search_name"):
        found = by_unit.setdefault(one.unit_id, [])
        if one.person not in found:
            found.append(one.person)
    return [by_unit[one] for one in path if one in by_unit]
