"""One's own work number: kept by oneself."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["keep_phone"]


def keep_phone(person: Person, phone: str) -> None:
    """Keep the number, or none where it is empty. The journal says that it changed, not what it is."""
    number = " ".join(phone.split())
    if number == person.phone:
        return
    with transaction.atomic():
        person.phone = number
        person.save(update_fields=["phone"])
        journal.record(
            "organisation.person_changed",
            actor=actor(person),
            subject=("person", person.public_id),
            params={"person": str(person)},
        )
