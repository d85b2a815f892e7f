"""Rights on the matters of the agenda: the registry keeps them, everybody who may ask reads them."""

from __future__ import annotations

from django.db.models import Q

from tankar.clearance.hats import hats_of
from tankar.clearance.models import AgendaMatter
from tankar.organisation.access import holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["kept_by", "visible_to"]

_NOTHING = Q(pk__in=())


def visible_to(person: Person) -> Q:
    """Twin of `clearance.view_matter`."""
    return Q() if hats_of(person) else _NOTHING


def kept_by(person: Person) -> Q:
    """Twin of `clearance.keep_matter`."""
    return Q() if holds(person, Role.REGISTRY) else _NOTHING


register(
    "clearance.view_matter",
    lambda person, _matter=None: bool(hats_of(person)),
    AgendaMatter,
    lambda person: AgendaMatter.objects.visible_to(person),
    meaning="Read which matters one may ask about, who decides them when, and who prepares them.",
)
register(
    "clearance.keep_matter",
    lambda person, _matter=None: holds(person, Role.REGISTRY),
    AgendaMatter,
    lambda person: AgendaMatter.objects.kept_by(person),
    meaning="Keep the matters of the agenda, one by one or from a file.",
)
