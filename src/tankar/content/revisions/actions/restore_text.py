"""Put an earlier text back: a new revision, the ones between stay."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.save_item import save_item
from tankar.content.draft import draft_of
from tankar.content.models import Item, Revision
from tankar.content.revisions.snapshot import changes_back_to
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["restore_text"]


def restore_text(person: Person, item: Item, revision: int, number: int) -> Item:
    """The texts of revision `number` are the item's again. `revision`: of the item, as the person saw it.

    Raises what `save_item` raises, and `Revision.DoesNotExist`.
    """
    earlier = item.revisions.get(number=number)
    with transaction.atomic():
        # a sitting of its own: what the last one left is kept as it is
        item.revisions.filter(closed=False).update(closed=True)
        changed = save_item(person, item, revision, changes_back_to(earlier.snapshot, draft_of(item)))
        if changed.revision != revision:
            item.revisions.filter(closed=False).update(closed=True, why=Revision.Why.RESTORED)
            journal.record(
                "content.text_restored",
                actor=actor(person),
                subject=("item", item.public_id),
                params={"number": str(number)},
            )
    return changed
