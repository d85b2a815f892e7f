"""Rights on expert profiles: their person alone writes one; colleagues find those that are listed."""

from __future__ import annotations

from django.db.models import Q

from tankar.organisation.access import holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.sharing.models import ExpertProfile

__all__ = ["listed", "own_of", "visible_to"]

_NOTHING = Q(pk__in=())


def listed() -> Q:
    """Those that show: the person still works here, also where nobody has hidden anything yet."""
    return Q(state=ExpertProfile.State.LISTED, person__is_employee=True, person__user__is_active=True)


def visible_to(person: Person) -> Q:
    """Twin of `sharing.view_expert`."""
    return listed() | Q(person=person) if holds(person, Role.EMPLOYEE) else _NOTHING


def own_of(person: Person) -> Q:
    """Twin of `sharing.edit_expert`."""
    return Q(person=person) if holds(person, Role.EMPLOYEE) else _NOTHING


def _views(person: Person, profile: ExpertProfile | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if profile is None or profile.person_id == person.pk:
        return True
    there = profile.person
    works = there.is_employee and there.user is not None and there.user.is_active
    return works and profile.state == ExpertProfile.State.LISTED


def _edits(person: Person, profile: ExpertProfile | None = None) -> bool:
    return holds(person, Role.EMPLOYEE) and (profile is None or profile.person_id == person.pk)


register(
    "sharing.view_expert",
    _views,
    ExpertProfile,
    lambda person: ExpertProfile.objects.visible_to(person),
    meaning="Find a colleague by topic and language, among those who have listed themselves.",
)
register(
    "sharing.edit_expert",
    _edits,
    ExpertProfile,
    lambda person: ExpertProfile.objects.own_of(person),
    meaning="Write one's own expert profile, list it, hide it and remove it for good. Nobody else's.",
)
