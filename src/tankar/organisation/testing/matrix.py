"""The full matrix: every right × every role × every sample object, list and single compared.

Each context with rights on a model has a `testing/sample.py`:

    def sample() -> dict[str, Model]:
        "What the objects are, in words for the reference page, and the objects, made in the test database."

Its objects belong to the demo's people and units (`organisation.demo.make_person`, `make_unit`); the roles
are tried by people whose unit-bound roles are for the library. `table()` is `docs/reference/access.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db.models import Model

from tankar.organisation import access, demo
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import FOLLOWS_FROM_THE_PERSON, FOR_A_UNIT, Role

__all__ = ["Cell", "cells", "disagreements", "people_of_every_role", "samples", "table", "untried"]

_HEADER = """# Who may do what

Made from the code by the test `test_the_table_of_rights_is_the_one_in_the_docs`; renew it with
`WRITE_REFERENCE=1` in its environment. Roles that belong to a unit are shown for somebody who has them at the
City library. Everybody employed or elected may besides do what needs no right.
"""


@dataclass(frozen=True)
class Cell:
    """May this role do this to this object: asked for the one object, and by the queryset twin's list."""

    permission: str
    role: str
    target: str
    single: bool
    listed: bool


def people_of_every_role() -> dict[str, Person]:
    """One person for each role and nothing else; a deputy; somebody whose role has ended."""
    made = {role.value: _somebody(role.value, role) for role in Role}
    head = made[Role.HEAD_OF_UNIT]
    made["deputy of the head of unit"] = _somebody("deputy", Role.HEAD_OF_UNIT, deputy_for=head)
    ended = _somebody("former", Role.SYSTEM_ADMINISTRATOR)
    ended.assignments.update(valid_from="2020-01-01", valid_to="2020-12-31")
    made["system administrator until 2020"] = ended
    both = _somebody("both", Role.COMMUNICATIONS_TEAM)
    both.is_elected, both.acting_as = True, "elected"
    both.save()
    made["communications team, acting as elected"] = both
    return made


def samples() -> dict[str, Model]:
    """Every context's sample objects, by their words."""
    found: dict[str, Model] = {}
    for context in settings.CONTEXTS:
        name = f"tankar.{context}.testing.sample"
        if find_spec(f"tankar.{context}.testing") and find_spec(name):
            found.update(import_module(name).sample())
    return found


def cells(people: Mapping[str, Person], targets: Mapping[str, Model]) -> Iterator[Cell]:
    """Every question of the matrix with both answers. Rights without a model are asked without an object."""
    for permission in access.registered():
        concerned = _concerned(permission, targets)
        if permission.model and not concerned:
            continue  # `untried` tells of it
        for role, person in people.items():
            if permission.twin is None:
                answer = access.may(person, permission.name)
                yield Cell(permission.name, role, "", answer, answer)
                continue
            listed = set(permission.twin(person).values_list("pk", flat=True))
            for words, target in concerned.items():
                single = access.may(person, permission.name, target)
                yield Cell(permission.name, role, words, single, target.pk in listed)


def untried(targets: Mapping[str, Model]) -> list[str]:
    """Rights on a model of which no context's `testing/sample.py` has an object."""
    return [
        permission.name
        for permission in access.registered()
        if permission.model and not _concerned(permission, targets)
    ]


def _concerned(permission: access.Permission, targets: Mapping[str, Model]) -> dict[str, Model]:
    model = permission.model
    return {words: target for words, target in targets.items() if model and isinstance(target, model)}


def disagreements(every: list[Cell]) -> list[str]:
    """Where list and single part ways, in sentences."""
    return [
        f"{cell.permission}: {cell.role} on {cell.target}: single says {cell.single}, the list {cell.listed}"
        for cell in every
        if cell.single != cell.listed
    ]


def table(every: list[Cell]) -> str:
    """The reference page."""
    parts = [_HEADER]
    for permission in access.registered():
        mine = [cell for cell in every if cell.permission == permission.name]
        parts.append(f"\n## {permission.name}\n\n{permission.meaning}\n")
        rows = [row for role in dict.fromkeys(cell.role for cell in mine) if (row := _row(role, mine))]
        parts.append("\n| role | on |\n|---|---|\n" + "".join(rows) if rows else "\nNobody.\n")
    return "".join(parts)


def _row(role: str, every: list[Cell]) -> str:
    mine = [cell for cell in every if cell.role == role]
    allowed = [cell.target for cell in mine if cell.single]
    if not allowed:
        return ""
    what = "everything" if len(allowed) == len(mine) else ", ".join(allowed)
    what = what if mine[0].target else "yes"
    return f"| {role.replace('_', ' ')} | {what} |\n"


def _somebody(name: str, role: Role, deputy_for: Person | None = None) -> Person:
    person = Person.objects.create(
        given_name=name,
        family_name="Example",
        email=f"{name.replace('_', '-')}.example@demo.example",
        is_employee=role != Role.ELECTED_OFFICIAL,
        is_elected=role == Role.ELECTED_OFFICIAL,
    )
    if role not in FOLLOWS_FROM_THE_PERSON:
        unit = demo.make_unit("library") if role in FOR_A_UNIT else None
        RoleAssignment.objects.create(person=person, role=role, unit=unit, deputy_for=deputy_for)
    return person
