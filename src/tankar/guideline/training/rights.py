"""Rights on reading and learning: everybody for themselves; totals by unit; names late, to one's own supervisor."""

from __future__ import annotations

from django.db.models import QuerySet

from tankar.organisation.access import communicates, holds, register, units_of
from tankar.organisation.models import Person, Unit
from tankar.organisation.roles import Role

__all__: list[str] = []


def _learns(person: Person, _nothing: object = None) -> bool:
    return holds(person, Role.EMPLOYEE) or holds(person, Role.ELECTED_OFFICIAL)


def _sees_totals(person: Person, unit: Unit | None = None) -> bool:
    return (
        communicates(person)
        or holds(person, Role.HEAD_OF_UNIT, unit)
        or holds(person, Role.SECTOR_MANAGEMENT, unit)
    )


def _totals_of(person: Person) -> QuerySet[Unit]:
    if communicates(person):
        return Unit.objects.all()
    return units_of(person, Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT)


def _sees_names(person: Person, unit: Unit | None = None) -> bool:
    return holds(person, Role.SUPERVISOR, unit)


register(
    "guideline.learn", _learns, meaning="Note that one has read the guideline, and learn it in situations."
)
register(
    "guideline.view_totals",
    _sees_totals,
    Unit,
    _totals_of,
    meaning="See how many of a unit have read the version in force; five people together at the least.",
)
register(
    "guideline.view_unread",
    _sees_names,
    Unit,
    lambda person: units_of(person, Role.SUPERVISOR),
    meaning="See who of one's own unit has not read the version in force, 60 days after it was published.",
)
register(
    "guideline.note_term",
    lambda person, _nothing=None: holds(person, Role.COMMUNICATIONS_MANAGER),
    meaning="Note the council's term, with which elected officials are invited once to their voluntary module.",
)
register(
    "guideline.decide_training",
    lambda person, _nothing=None: holds(person, Role.COMMUNICATIONS_MANAGER),
    meaning="Decide from which day the module comes before posting on a channel.",
)
