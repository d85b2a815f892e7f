"""The journal's line about days away: that they were changed and by whom, never which days they are."""

from __future__ import annotations

from tankar import journal
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["note"]


def note(by: Person, person: Person) -> None:
    journal.record(
        "organisation.absence_changed",
        actor=actor(by),
        subject=("person", person.public_id),
        params={"person": str(person)},
    )
