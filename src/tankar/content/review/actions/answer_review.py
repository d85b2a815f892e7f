"""Answer a review: yes to exactly what was shown, or back to the writer with a reason."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tankar import journal
from tankar.content.errors import NotAllowed
from tankar.content.lifecycle import REVIEW
from tankar.content.models import Item, Review
from tankar.content.review.errors import AlreadyAnswered, ReasonMissing
from tankar.content.review.telling import tell_all, untell
from tankar.organisation.access import may
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["say_yes", "send_back"]


def say_yes(person: Person, review: Review) -> Review:
    """Yes to what `review` is bound to. Raises `NotAllowed`, or `AlreadyAnswered` when it no longer waits."""
    with transaction.atomic():
        _move(person, review, Review.State.YES)
        journal.record(
            "content.review_yes",
            actor=actor(person),
            subject=("item", review.item.public_id),
            params={"hash": review.hash},
        )
        tell_all([review.asked_by], "content.review_yes", review, who=str(person))
    return review


def send_back(person: Person, review: Review, reason: str) -> Review:
    """Back to the writer. Raises `ReasonMissing`, `NotAllowed`, or `AlreadyAnswered`."""
    reason = reason.strip()[:1000]
    if not reason:
        raise ReasonMissing
    with transaction.atomic():
        _move(person, review, Review.State.SENT_BACK, reason=reason)
        journal.record(
            "content.review_sent_back", actor=actor(person), subject=("item", review.item.public_id)
        )
        tell_all([review.asked_by], "content.review_sent_back", review, who=str(person), reason=reason)
    return review


def _move(person: Person, review: Review, to: str, **changes: Any) -> None:
    """The item's row first: whoever changes it at this moment is waited for, and has made the review void."""
    Item.objects.select_for_update(of=("self",)).get(pk=review.item_id)
    review.refresh_from_db()
    if review.state != Review.State.ASKED:
        raise AlreadyAnswered(review)
    if not may(person, "content.review", review):
        raise NotAllowed("content.review")
    try:
        REVIEW.move(review, to, answered_by=person, answered_at=clock.now(), passes_at=None, **changes)
    except (NoSuchMove, SomebodyElseMoved):
        review.refresh_from_db()
        raise AlreadyAnswered(review) from None
    untell(review.item)
