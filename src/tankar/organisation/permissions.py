"""Rights on people: who manages them, who sees their roles, who gives roles."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tankar.organisation.absence import permissions as absence
from tankar.organisation.access import holds, register, units_of
from tankar.organisation.models import Invitation, Person
from tankar.organisation.roles import Role

__all__ = ["absence", "people_seen_by"]

_SEE_EVERYBODY = (Role.COMMUNICATIONS_TEAM, Role.COMMUNICATIONS_MANAGER, Role.SYSTEM_ADMINISTRATOR)
_NOBODY = Q(pk__in=())


def _administers(person: Person, _target: Person | None = None) -> bool:
    return holds(person, Role.SYSTEM_ADMINISTRATOR)


def _all_if_administrator(person: Person) -> QuerySet[Person]:
    return Person.objects.all() if _administers(person) else Person.objects.none()


def _sees(person: Person, target: Person | None = None) -> bool:
    if any(holds(person, role) for role in _SEE_EVERYBODY):
        return True
    if target is None:
        return holds(person, Role.HEAD_OF_UNIT)
    return target.unit is not None and holds(person, Role.HEAD_OF_UNIT, target.unit)


def people_seen_by(person: Person) -> Q:
    """Everybody, for communications and the administrator; the own units' people, for their head."""
    if any(holds(person, role) for role in _SEE_EVERYBODY):
        return Q()
    if not holds(person, Role.HEAD_OF_UNIT):
        return _NOBODY
    return Q(unit__in=units_of(person, Role.HEAD_OF_UNIT))


def _invites(person: Person, _invitation: Invitation | None = None) -> bool:
    return _administers(person) or holds(person, Role.COMMUNICATIONS_MANAGER)


def _invitations(person: Person) -> QuerySet[Invitation]:
    return Invitation.objects.all() if _invites(person) else Invitation.objects.none()


def _gives_roles(person: Person, target: Person | None = None) -> bool:
    # nobody gives roles to themselves: the administrator stays out of threat cases
    return _administers(person) and (target is None or target.pk != person.pk)


def _may_be_given_roles_by(person: Person) -> QuerySet[Person]:
    return _all_if_administrator(person).exclude(pk=person.pk)


register(
    "organisation.manage_people",
    _administers,
    Person,
    _all_if_administrator,
    meaning="Add people and units, and change their details.",
)
register(
    "organisation.view_people",
    _sees,
    Person,
    lambda person: Person.objects.visible_to(person),
    meaning="See people, their units and their roles.",
)
register(
    "organisation.give_roles",
    _gives_roles,
    Person,
    _may_be_given_roles_by,
    meaning="Give and end roles, never one's own.",
)
register(
    "organisation.require_second_step",
    _administers,
    meaning="Say for which roles a passkey or an authenticator app is required.",
)
register(
    "organisation.invite_people",
    _invites,
    Invitation,
    _invitations,
    meaning="Invite people by mail, send an invitation again and withdraw it.",
)
