"""Sign out one's other browsers."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.organisation.actors import actor
from tankar.organisation.models import Device, Person
from tankar.organisation.signing_in import devices

__all__ = ["sign_out_elsewhere"]


def sign_out_elsewhere(person: Person, here: str | None, only: Device | None = None) -> int:
    """All browsers but the one whose session is `here`, or `only` one of them. Returns how many."""
    assert person.user is not None
    with transaction.atomic():
        ended = devices.end(person.user, but=here, only=only)
        if ended:
            journal.record(
                "organisation.signed_out_elsewhere",
                actor=actor(person),
                subject=("person", person.public_id),
            )
    return ended
