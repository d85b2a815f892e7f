"""What communications says about a review: a comment for those who decide, or that it is not needed after all."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.models import ChannelReview
from tankar.channels.reviews.errors import ReviewElsewhere, WordsNeeded
from tankar.channels.reviews.moving import hold, matter_of, move, note_review, tell_review
from tankar.channels.reviews.people import owners
from tankar.decisions.keeping import answered, end_matter
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["comment_review", "withdraw_review"]


def comment_review(person: Person, review: ChannelReview, words: str) -> ChannelReview:
    """A later comment takes the place of an earlier one. Raises WordsNeeded, PermissionDenied, ReviewElsewhere."""
    if not words.strip():
        raise WordsNeeded
    with transaction.atomic():
        held = _held(person, review)
        held.comment, held.commented_by = words.strip()[:2000], str(person)
        held.save(update_fields=["comment", "commented_by"])
        answered(matter_of(held), verb="comment")
        note_review("review_commented", held, person)
    return held


def withdraw_review(person: Person, review: ChannelReview, reason: str) -> ChannelReview:
    """It ends without a decision, and the channel stays as it is. Raises WordsNeeded, PermissionDenied,
    ReviewElsewhere."""
    if not reason.strip():
        raise WordsNeeded
    with transaction.atomic():
        held = _held(person, review)
        move(
            held,
            ChannelReview.State.WITHDRAWN,
            ended_at=clock.now(),
            next_at=None,
            reason=reason.strip()[:600],
        )
        end_matter(matter_of(held), "withdrawn")
        note_review("review_withdrawn", held, person)
        tell_review(held, owners(held.channel), "review_withdrawn")
    return held


def _held(person: Person, review: ChannelReview) -> ChannelReview:
    held = hold(review)
    if held.state not in ChannelReview.OPEN:
        raise ReviewElsewhere(held)
    if not may(person, "channels.comment_review", held):
        raise PermissionDenied("channels.comment_review")
    return held
