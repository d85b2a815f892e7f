"""Which layers a person sees: theirs alone, so nobody else is told and nothing is written down about it."""

from __future__ import annotations

from collections.abc import Collection

from tankar.organisation.models import Person
from tankar.planning.models import Layer, Look

__all__ = ["keep_look"]


def keep_look(person: Person, layers: Collection[str]) -> None:
    """Unknown names are passed over."""
    known = [one for one in Layer.values if one in layers]
    Look.objects.update_or_create(person=person, defaults={"layers": known})
