"""What the journal says about items. Texts stay out: an entry tells who did what, not what was written."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal.kinds import Actor, EntryKind
from tankar.organisation.models import Person

__all__ = ["ENTRIES", "actor"]

ENTRIES = [
    EntryKind("content.item_started", gettext_noop("%(actor)s started an item"), rules=("CONT-1",)),
    EntryKind("content.item_changed", gettext_noop("%(actor)s changed the item"), rules=("CONT-1",)),
    EntryKind(
        "content.picture_attached",
        gettext_noop("%(actor)s attached a picture; place and time were removed from it"),
        rules=("CONT-5", "SAFE-4"),
    ),
    EntryKind("content.picture_removed", gettext_noop("%(actor)s removed the picture"), rules=("CONT-5",)),
    EntryKind(
        "content.item_released",
        gettext_noop("%(actor)s approved exactly this to leave on %(channels)s"),
        rules=("PRIN-1", "NOTE-1"),
    ),
    EntryKind(
        "content.item_taken_back",
        gettext_noop("%(actor)s took the item back; the approval is void"),
        rules=("NOTE-7",),
    ),
    EntryKind("content.item_removed", gettext_noop("%(actor)s removed the item from the list")),
]


def actor(person: Person) -> Actor:
    """The person as the journal names them."""
    return Actor(id=person.public_id, name=str(person), acting_as=person.acting_as)
