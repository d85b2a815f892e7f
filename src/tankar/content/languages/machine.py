"""Which texts of an item were made mainly by a machine, and who has read them through."""

from __future__ import annotations

from dataclasses import dataclass

from tankar.content.models import Item
from tankar.content.ways import language_name
from tankar.organisation.models import Person

__all__ = ["MadeByMachine", "by_machine"]


@dataclass(frozen=True)
class MadeByMachine:
    """`name`: of the language, within a sentence; `read_by`: who has read the text as it stands."""

    name: str
    read_by: Person | None


def by_machine(item: Item) -> list[MadeByMachine]:
    """One statement."""
    rows = item.versions.filter(machine_made=True).exclude(text="").select_related("reviewed_by")
    return [MadeByMachine(language_name(one.language), one.reviewed_by) for one in rows.order_by("language")]
