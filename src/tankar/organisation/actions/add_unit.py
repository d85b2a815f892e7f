"""Add a unit: its names, and the unit it lies under."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar import journal
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.errors import NameMissing, NameTaken
from tankar.organisation.models import Person, Unit
from tankar.organisation.tree import hold_tree

__all__ = ["Names", "add_unit", "refuse_namesake"]


@dataclass(frozen=True)
class Names:
    """A unit's names. The English one may be empty: the Swedish one is shown in its place."""

    swedish: str
    finnish: str
    english: str = ""

    @staticmethod
    def of(unit: Unit) -> Names:
        """As they are now."""
        kept = (getattr(unit, f"name_{code}") or "" for code in ("sv", "fi", "en"))
        return Names(*kept)

    def tidy(self) -> Names:
        """Without spaces around. Raises `NameMissing`."""
        tidied = Names(self.swedish.strip(), self.finnish.strip(), self.english.strip())
        if not tidied.swedish or not tidied.finnish:
            raise NameMissing
        return tidied

    def columns(self) -> dict[str, str | None]:
        return {"name_sv": self.swedish, "name_fi": self.finnish, "name_en": self.english or None}

    def __str__(self) -> str:
        """As the journal keeps them in every language: "Stadsbiblioteket / Kaupunginkirjasto"."""
        return " / ".join(dict.fromkeys(name for name in (self.swedish, self.finnish) if name))


def add_unit(by: Person, names: Names, parent: Unit | None) -> Unit:
    """A new unit; without `parent` it stands at the top.

    Raises `PermissionDenied`, `NameMissing`, `NameTaken` (so the same form sent twice adds one unit).
    """
    if not may(by, "organisation.manage_people"):
        raise PermissionDenied("organisation.manage_people")
    tidied = names.tidy()
    with transaction.atomic():
        hold_tree()
        refuse_namesake(tidied, parent)
        unit: Unit = Unit.objects.create(parent=parent, **tidied.columns())
        journal.record(
            "organisation.unit_added",
            actor=actor(by),
            subject=("unit", unit.public_id),
            params={"unit": str(tidied)},
        )
    return unit


def refuse_namesake(names: Names, parent: Unit | None, unit: Unit | None = None) -> None:
    """Two units in one place with one name cannot be told apart in that language. Raises `NameTaken`."""
    for other in Unit.objects.filter(parent=parent):
        if other == unit:
            continue
        theirs = Names.of(other)
        # compared here: SQLite knows no capitals of å, ä and ö
        if names.swedish.casefold() == theirs.swedish.casefold():
            raise NameTaken
        if names.finnish.casefold() == theirs.finnish.casefold():
            raise NameTaken
