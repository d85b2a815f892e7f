"""Matters as lists to choose from."""

from __future__ import annotations

from django.db.models import F

from tankar.clearance.models import AgendaMatter
from tankar.organisation.access import today
from tankar.organisation.models import Person

__all__ = ["matters_to_choose"]


def matters_to_choose(person: Person) -> list[AgendaMatter]:
    """For the field in which one says which matter it is: the coming ones first."""
    seen = AgendaMatter.objects.visible_to(person).current(today()).select_related("preparer")
    return list(seen.order_by(F("meets_on").desc(nulls_first=True), "-id")[:200])
