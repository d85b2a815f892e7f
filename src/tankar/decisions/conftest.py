"""A kind of matter and two terms for these tests alone: whether to sand the hill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.models import Q

from tankar.decisions import kinds, terms
from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term
from tankar.organisation.access import communicates
from tankar.organisation.models import Person


def communications(person: Person) -> Q:
    return Q() if communicates(person) else Q(pk__in=())


HILL = MatterKind(
    "decisions.hill",
    "The hill",
    asks={"decide": "Decide: %(title)s", "advise": "Advise: %(title)s"},
    answers={"yes": "Yes", "no": "No"},
    outcomes={"sanded": "Sanded", "left": "Left as it is"},
    may_see=communications,
)
QUESTION = MatterKind(
    "decisions.question", "A question", asks={"answer": "Answer: %(title)s"}, listed=False, for_elected=True
)
TERMS = [
    Term("decisions.sanding", 5, "default", "How long the hill may wait", cites=("RES-1",)),
    Term("decisions.telling", 72, "law", "How soon it is told", unit="hours"),
    Term("decisions.hurry", 4, "guideline", "How soon somebody looks", unit="working hours"),
    Term("decisions.keeping", 14, "default", "How long it stands", unit="days"),
]


@pytest.fixture
def hill() -> Iterator[None]:
    """Declared for one test, and the terms as declared again afterwards."""
    kinds.declare([HILL, QUESTION], context="decisions")
    terms.declare(TERMS, context="decisions")
    yield
    for kind in (HILL, QUESTION):
        kinds._declared.pop(kind.name)
    for one in TERMS:
        terms._declared.pop(one.name)
    terms._changed.clear()
