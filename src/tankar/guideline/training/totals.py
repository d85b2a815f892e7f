"""How many have read the version in force, by unit. Never fewer than five people together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from tankar.guideline.models import Acknowledgement, GuidelineVersion
from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.organisation.tree import Tree, read_tree

__all__ = ["LEAST", "Total", "elected_total", "heads_with_totals", "totals", "unread_of"]

# a count of fewer people would stand for one of them (never.md, N17)
LEAST = 5


@dataclass(frozen=True)
class Total:
    """`unit` and whatever below it is too small to be shown alone; `None`: the whole city.

    `few`: so few have read it that no number is told; `read` is 0 then.
    """

    unit: Unit | None
    people: int
    read: int
    few: bool = False

    @property
    def percent(self) -> int:
        return round(100 * self.read / self.people) if self.people else 0


def totals(version: GuidelineVersion | None, shown: Iterable[Unit]) -> list[Total]:
    """For the units given, those of fewer than `LEAST` people merged into the unit above. Four statements."""
    people, read = _counts(version)
    tree = read_tree()
    places = _merged(people, tree)
    wanted = {unit.pk: unit for unit in shown}
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for unit, count in people.items():
        place = places.get(unit)
        if place is not None:
            sums[place][0] += count
            sums[place][1] += read.get(unit, 0)
    return [
        Total(unit, sums[key][0], sums[key][1])
        for key, unit in sorted(wanted.items(), key=lambda one: str(one[1]))
        if key in sums
    ]


def _counts(version: GuidelineVersion | None) -> tuple[dict[int, int], dict[int, int]]:
    staff = Person.objects.filter(is_employee=True, unit__isnull=False)
    people = dict(staff.values_list("unit").annotate(number=Count("pk")).order_by())
    noted = Acknowledgement.objects.filter(
        version=version, elected=False, person__is_employee=True, person__unit__isnull=False
    )
    read = dict(noted.values_list("person__unit").annotate(number=Count("pk")).order_by()) if version else {}
    return people, read


def _merged(people: dict[int, int], tree: Tree) -> dict[int, int]:
    """Where each unit's people are counted: in the nearest unit at or above it with enough of them.

    1. From the leaves up, a unit whose own people and what was merged into it are fewer than `LEAST` goes up.
    2. What is still too small at the top is shown nowhere.
    """
    held: dict[int, set[int]] = {unit: {unit} for unit in tree.everything()}
    counted = {unit: people.get(unit, 0) for unit in tree.everything()}
    places: dict[int, int] = {}
    for unit in sorted(tree.everything(), key=lambda one: -len(tree.above(one))):
        above = tree.above(unit)
        if counted[unit] >= LEAST:
            places.update(dict.fromkeys(held[unit], unit))
        elif len(above) > 1:
            held[above[1]] |= held[unit]
            counted[above[1]] += counted[unit]
    return places


def elected_total(version: GuidelineVersion | None) -> Total | None:
    """Elected officials are invited; only how many, and only where there are enough of them, on both sides.

    For them it is voluntary: a number below `LEAST` would point at those who did, or did not.
    """
    people = Person.objects.filter(is_elected=True).count()
    if people < LEAST or version is None:
        return None
    read = Acknowledgement.objects.filter(version=version, elected=True, person__is_elected=True).count()
    few = read < LEAST
    return Total(None, people, 0 if few else read, few)


def unread_of(version: GuidelineVersion, units: Iterable[Unit]) -> list[Person]:
    """Employees of exactly these units who have not noted that they read it; for their own supervisor alone."""
    noted = Acknowledgement.objects.filter(version=version, elected=False).values("person_id")
    return list(
        Person.objects.filter(unit__in=units, is_employee=True, user__isnull=False)
        .exclude(pk__in=noted)
        .select_related("unit")
        .order_by("search_name")[:500]
    )


def heads_with_totals(version: GuidelineVersion) -> list[tuple[Person, Total]]:
    """Each head of unit with the total of what lies in their care, where it is big enough to be told."""
    people, read = _counts(version)
    tree = read_tree()
    held = RoleAssignment.objects.filter(
        valid_on(today()), Q(unit__isnull=False), role=Role.HEAD_OF_UNIT, deputy_for__isnull=True
    ).select_related("person")
    cared: dict[Person, set[int]] = defaultdict(set)
    for one in held:
        cared[one.person] |= tree.below([one.unit_id] if one.unit_id else [])
    told = []
    for person, units in cared.items():
        number = sum(people.get(unit, 0) for unit in units)
        if number >= LEAST:
            told.append((person, Total(None, number, sum(read.get(unit, 0) for unit in units))))
    return told
