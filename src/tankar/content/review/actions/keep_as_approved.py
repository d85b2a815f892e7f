"""Undo what was changed since the yes: exactly the same leaves again, so the yes stands again.

A yes belongs to exactly one content. It was void because another stood there; when the very same is back, byte for
byte, whoever said yes has said it to this. It is done by a person on purpose, and told to whoever said yes.
"""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.actions.save_item import save_item
from tankar.content.draft import draft_of
from tankar.content.lifecycle import REVIEW
from tankar.content.models import Item, Review, Revision
from tankar.content.review.approved import kept_text, last_yes, may_stand_again
from tankar.content.review.errors import NothingApproved
from tankar.content.review.needs import Frozen, frozen_of
from tankar.content.review.telling import tell_all, untell
from tankar.content.revisions.snapshot import all_back_to
from tankar.organisation.actors import actor
from tankar.organisation.models import Person

__all__ = ["keep_as_approved"]


def keep_as_approved(person: Person, item: Item, revision: int) -> tuple[Item, bool]:
    """The item as it was approved last, and whether all of it is: pictures put in or out since are not undone.

    `revision`: of the item, as the person saw it. Raises what `save_item` raises, and `NothingApproved`.
    """
    with transaction.atomic():
        # a sitting of its own: what the last one left is kept among the earlier texts
        item.revisions.filter(closed=False).update(closed=True)
        yes = last_yes(item)
        kept = kept_text(item, yes) if yes else None
        if yes is None or kept is None:
            raise NothingApproved
        changed = save_item(person, item, revision, all_back_to(kept.snapshot, draft_of(item)))
        if changed.revision != revision:
            changed.revisions.filter(closed=False).update(closed=True, why=Revision.Why.RESTORED)
            journal.record(
                "content.text_restored",
                actor=actor(person),
                subject=("item", item.public_id),
                params={"number": str(kept.number)},
            )
        now = frozen_of(draft_of(changed))
        _stands_again(person, changed, now)
    return changed, now.hash == Frozen(yes.canonical).hash


def _stands_again(person: Person, item: Item, now: Frozen) -> None:
    review = item.reviews.select_related("item", "asked_by", "answered_by").order_by("-id").first()
    if review is None or not may_stand_again(review, now):
        return
    REVIEW.move(review, Review.State.YES, changed=[])
    untell(item)
    journal.record("content.review_stands_again", actor=actor(person), subject=("item", item.public_id))
    people = {one.pk: one for one in (review.answered_by, review.asked_by) if one and one.pk != person.pk}
    tell_all(people.values(), "content.review_stands_again", review, who=str(person))
