"""Stop asking: for a review that nobody had to ask for. A required one waits for its answer."""

from __future__ import annotations

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotAllowed
from tankar.content.lifecycle import REVIEW
from tankar.content.models import Item, Review
from tankar.content.review.errors import AlreadyAnswered, ReasonMissing, ReviewNeeded
from tankar.content.review.telling import asked_people, tell_all, untell
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work.errors import ConditionUnmet, NoSuchMove, SomebodyElseMoved

__all__ = ["withdraw_review"]


def withdraw_review(person: Person, review: Review, reason: str) -> Review:
    """Raises `NotAllowed`, `ReasonMissing`, `ReviewNeeded` when it is required, or `AlreadyAnswered`."""
    reason = reason.strip()[:1000]
    if not reason:
        raise ReasonMissing
    with transaction.atomic():
        item = Item.objects.select_for_update(of=("self",)).get(pk=review.item_id)
        if not may(person, "content.edit", item):
            raise NotAllowed("content.edit")
        review.refresh_from_db()
        concerned = asked_people(review)
        try:
            REVIEW.move(review, Review.State.WITHDRAWN, reason=reason, passes_at=None)
        except ConditionUnmet:
            raise ReviewNeeded("required", review) from None
        except (NoSuchMove, SomebodyElseMoved):
            raise AlreadyAnswered(review) from None
        untell(item)
        journal.record("content.review_withdrawn", actor=actor(person), subject=("item", item.public_id))
        tell_all(concerned, "content.review_withdrawn", review, who=str(person), reason=reason)
    return review
