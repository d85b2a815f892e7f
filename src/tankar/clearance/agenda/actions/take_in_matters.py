"""Matters from a file: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tankar import journal
from tankar.clearance.agenda.actions.keep_matter import MatterFacts, put
from tankar.clearance.errors import NotAllowed
from tankar.clearance.models import AgendaMatter
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["take_in_matters"]


def take_in_matters(person: Person, matters: Sequence[MatterFacts]) -> int:
    """A case number that is there already is brought up to date; none is taken away. Raises `NotAllowed`."""
    if not may(person, "clearance.keep_matter"):
        raise NotAllowed("clearance.keep_matter")
    with transaction.atomic():
        known = AgendaMatter.objects.in_bulk([one.reference for one in matters], field_name="reference")
        for facts in matters:
            put(facts, known.get(facts.reference))
        journal.record(
            "clearance.matters_taken_in",
            actor=actor(person),
            subject=("agenda", "agenda"),
            params={"count": str(len(matters))},
        )
    return len(matters)
