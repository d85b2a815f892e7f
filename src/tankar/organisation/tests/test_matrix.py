from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from rules import permissions

from tankar.organisation import access
from tankar.organisation.models import Person
from tankar.organisation.testing import matrix

REFERENCE = Path(__file__).resolve().parents[4] / "docs" / "reference" / "access.md"


@pytest.fixture
def cells(db: None, clock: Any) -> list[matrix.Cell]:
    people = matrix.people_of_every_role()
    return list(matrix.cells(people, matrix.samples()))


def test_for_every_right_role_and_object_the_list_and_the_single_answer_agree(
    cells: list[matrix.Cell],
) -> None:
    assert matrix.disagreements(cells) == []
    assert len(cells) > 100


def test_the_table_of_rights_is_the_one_in_the_docs(cells: list[matrix.Cell]) -> None:
    page = matrix.table(cells)
    if os.environ.get("WRITE_REFERENCE"):
        REFERENCE.parent.mkdir(parents=True, exist_ok=True)
        REFERENCE.write_text(page, "utf-8")
    assert REFERENCE.read_text("utf-8") == page, (
        "a right changed: renew docs/reference/access.md, and say why"
    )


def test_every_right_says_what_it_lets_people_do() -> None:
    assert [permission.name for permission in access.registered() if not permission.meaning] == []


def test_a_twin_that_lists_more_than_the_single_allows_is_found(
    aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "_registered", dict(access._registered))
    access.register("organisation.test_only", lambda p, o: False, Person, lambda p: Person.objects.all())
    found = matrix.disagreements(list(matrix.cells({"aino": aino}, {"herself": aino})))
    permissions.permissions.pop("organisation.test_only")
    assert found == ["organisation.test_only: aino on herself: single says False, the list True"]


def test_every_right_on_something_is_tried_on_a_sample(db: None, clock: Any) -> None:
    matrix.people_of_every_role()
    assert matrix.untried(matrix.samples()) == []


def test_a_right_nobody_can_try_is_found() -> None:
    assert "organisation.view_people" in matrix.untried({})
