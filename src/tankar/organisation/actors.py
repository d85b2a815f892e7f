"""A person as the journal names them."""

from __future__ import annotations

from tankar import journal
from tankar.organisation.models import Person

__all__ = ["actor"]


def actor(person: Person) -> journal.Actor:
    """Who acts, and as whom: the journal keeps both as they were."""
    acting_as = person.acting_as if person.acting_as in {"employee", "elected"} else None
    return journal.Actor(id=person.public_id, name=str(person), acting_as=acting_as)
