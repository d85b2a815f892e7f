"""Rights on partners: communications keeps the list, everybody employed or elected reads it."""

from __future__ import annotations

from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__: list[str] = []


def _keeps(person: Person, _nothing: None = None) -> bool:
    return holds(person, Role.EMPLOYEE) and communicates(person)


register(
    "sharing.edit_partners",
    _keeps,
    meaning="Keep the list of partners and what they are called on each network.",
)
