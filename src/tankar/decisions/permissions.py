"""Who sees a matter: whoever asked (as whom they asked), is or was asked, has decided; and whom its kind names."""

from __future__ import annotations

from django.db.models import Q

from tankar.decisions.kinds import all_kinds
from tankar.decisions.models import Ask, Decision, Matter
from tankar.organisation.access import holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["visible_to"]


def visible_to(person: Person) -> Q:
    """Twin of `decisions.view`. Every part of it can be read from an index."""
    seen = Q(pk__in=())
    if holds(person, Role.ELECTED_OFFICIAL):
        seen |= Q(asked_by=person, asked_as="elected")
    if not holds(person, Role.EMPLOYEE):
        return seen
    seen |= Q(asked_by=person, asked_as="employee")
    seen |= Q(pk__in=Ask.objects.filter(person=person).values("matter_id"))
    seen |= Q(pk__in=Decision.objects.filter(person=person).values("matter_id"))
    for kind in all_kinds():
        seen |= Q(kind=kind.name) & kind.may_see(person)
    return seen


def _views(person: Person, matter: Matter | None = None) -> bool:
    if matter is None:
        return True
    return Matter.objects.filter(visible_to(person), pk=matter.pk).exists()


register(
    "decisions.view",
    _views,
    Matter,
    Matter.objects.visible_to,
    meaning="See that something is to be decided or answered, and what was decided",
)
