"""Start an item: its first save. The same first save sent twice starts one item."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.save_item import write
from tankar.content.changes import Changes
from tankar.content.errors import NotAllowed
from tankar.content.models import Item
from tankar.content.revisions.sittings import keep_sitting
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["start_item"]


def start_item(person: Person, public_id: str, changes: Changes) -> Item:
    """A new draft of the person's own under `public_id`, which the composer's page drew beforehand.

    Raises `NotAllowed`. Two first saves at once meet in the unique id: the second raises IntegrityError.
    """
    if not may(person, "content.write"):
        raise NotAllowed("content.write")
    with transaction.atomic():
        now = clock.now()
        item = Item.objects.create(
            public_id=public_id,
            author=person,
            unit=person.unit,
            first_language="fi" if person.language == "fi" else "sv",
            created_at=now,
            changed_at=now,
        )
        write(person, item, changes)
        keep_sitting(person, item)
        journal.record("content.item_started", actor=actor(person), subject=("item", item.public_id))
    return item
