"""What every change to one's own sign-in leaves: an entry in the journal and a letter to the owner."""

from __future__ import annotations

from tankar import journal
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.organisation.signing_in.letters import tell_of_change

__all__ = ["keep_trace"]


def keep_trace(person: Person, kind: str, *, by: Person | None = None) -> None:
    """Called inside the action's transaction. `kind` without its `organisation.`; the letter has the same name."""
    journal.record(
        f"organisation.{kind}",
        actor=actor(by or person),
        subject=("person", person.public_id),
        params={"person": str(person)},
    )
    tell_of_change.enqueue(person.pk, kind)
