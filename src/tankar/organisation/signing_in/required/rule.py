"""For which roles a passkey or an authenticator app is required. Without a decision: our default, and said so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from tankar.organisation.access import holds, today, valid_on
from tankar.organisation.models import Person, RoleAssignment, StepRule
from tankar.organisation.roles import FOLLOWS_FROM_THE_PERSON, Role
from tankar.organisation.signing_in.factors import second_steps
from tankar.work.demo import is_demo

__all__ = ["BY_DEFAULT", "CHOICES", "Rule", "is_required_of", "rule", "without_a_step"]

# those who keep the system, and those who connect the city's channels or speak on them
BY_DEFAULT = (Role.SYSTEM_ADMINISTRATOR, Role.COMMUNICATIONS_MANAGER, Role.COMMUNICATIONS_TEAM)
CHOICES = tuple(role for role in Role if role not in FOLLOWS_FROM_THE_PERSON)


@dataclass(frozen=True)
class Rule:
    """`roles` by their value; `decided` is false while they are our default; `days` to set it up in."""

    roles: frozenset[str]
    decided: bool
    days: int


def rule() -> Rule:
    days: int = settings.CONFIGURATION.second_step_days
    row = StepRule.objects.first()
    if row is None:
        return Rule(frozenset(role.value for role in BY_DEFAULT), False, days)
    return Rule(frozenset(row.roles), True, days)


def is_required_of(person: Person) -> bool:
    """Has this person one of the roles today? In a demo nobody is asked: its people have no passwords."""
    return not is_demo() and any(holds(person, role) for role in sorted(rule().roles))


def without_a_step(roles: Collection[str]) -> int:
    """How many people with these roles sign in here and have none yet: a number, never who."""
    own = Exists(second_steps().filter(user=OuterRef("user")))
    having = Person.objects.filter(pk__in=_assignments(roles).values("person_id"), user__is_active=True)
    return having.exclude(own).count()


def _assignments(roles: Collection[str]) -> QuerySet[RoleAssignment]:
    return RoleAssignment.objects.filter(valid_on(today()), role__in=list(roles))
