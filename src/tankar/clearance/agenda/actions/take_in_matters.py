"""Matters from a file: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
            here = known.get(facts.reference)
            put(_with_its_time(facts, here), here)
        journal.record(
            "clearance.matters_taken_in",
            actor=actor(person),
            subject=("agenda", "agenda"),
            params={"count": str(len(matters))},
        )
    return len(matters)


def _with_its_time(facts: MatterFacts, here: AgendaMatter | None) -> MatterFacts:
    """A file that says no time of day takes away none that is known for the same day."""
    if here is None or facts.meets_at is not None or here.meets_on != facts.meets_on:
        return facts
    return replace(facts, meets_at=here.meets_at)
