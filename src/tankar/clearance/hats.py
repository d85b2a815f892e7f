"""As whom somebody asks (ELECT-10), and what they see as whom: elected officials and staff never see each other's."""

from __future__ import annotations

from tankar.organisation.access import holds
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["hat_of", "hats_of"]

_HATS = ((Role.EMPLOYEE, "employee"), (Role.ELECTED_OFFICIAL, "elected"))


def hats_of(person: Person) -> list[str]:
    """As whom the person acts now: one of the two in a request, both for somebody who is both outside of one."""
    return [hat for role, hat in _HATS if holds(person, role)]


def hat_of(person: Person) -> str:
    """As whom the person asks. "" for somebody who is neither, or has not chosen yet."""
    hats = hats_of(person)
    return hats[-1] if hats else ""
