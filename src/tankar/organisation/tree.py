"""The tree of units, read whole: a city has dozens of units, so one query and a walk beat clever SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tankar.organisation.models import Unit

__all__ = ["Tree", "hold_tree", "read_tree"]


class Tree:
    """Who lies below whom. Ids in, ids out; `rows` are pairs of (unit id, parent id or None)."""

    def __init__(self, rows: Iterable[tuple[int, int | None]]) -> None:
        self._parent = dict(rows)
        self._children: dict[int | None, list[int]] = defaultdict(list)
        for unit, parent in self._parent.items():
            self._children[parent].append(unit)

    def below(self, units: Iterable[int]) -> set[int]:
        """The units themselves and everything under them."""
        found: set[int] = set()
        waiting = [unit for unit in units if unit in self._parent]
        while waiting:
            unit = waiting.pop()
            if unit not in found:
                found.add(unit)
                waiting.extend(self._children[unit])
        return found

    def above(self, unit: int) -> list[int]:
        """The unit itself, its parent, and so on up to the top."""
        path: list[int] = []
        here: int | None = unit
        while here is not None and here not in path:
            path.append(here)
            here = self._parent.get(here)
        return path

    def everything(self) -> set[int]:
        return set(self._parent)


def read_tree() -> Tree:
    """The tree as it stands now: one query."""
    return Tree(Unit.objects.values_list("pk", "parent_id"))


def hold_tree() -> Tree:
    """The tree, which nobody else changes until the transaction ends.

    Two moves at once could each be right and make a circle together; two that add one unit would each find
    it missing. So whoever changes the tree waits here for the one before.
    """
    return Tree(list(Unit.objects.select_for_update().order_by("pk").values_list("pk", "parent_id")))
