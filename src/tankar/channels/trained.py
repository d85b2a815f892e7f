"""Whether somebody may speak for the city yet, where communications has put the module first (CONT-6)."""

from __future__ import annotations

from django.db.models import Subquery

from tankar.guideline.training.standing import missing_before
from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person

__all__ = ["must_learn_first"]


def must_learn_first(person: Person) -> bool:
    """Is the module on channels not done, and are the days of grace over? They run from the first channel held."""
    held = person.channel_assignments.filter(valid_on(today())).order_by("valid_from")
    last_day = missing_before(person, Subquery(held.values("valid_from")[:1]))
    return last_day is not None and today() > last_day
