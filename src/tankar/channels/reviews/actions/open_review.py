"""Open a review of a channel: communications asks for one, or its day has come."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.models import Channel, ChannelReview, NetworkChange, ReviewTrigger
from tankar.channels.reviews.errors import ReviewUnderWay
from tankar.channels.reviews.moving import awaits, matter_of, note_review, reminder
from tankar.channels.reviews.people import owners
from tankar.channels.reviews.prefill import suggested_answers
from tankar.decisions.terms import amount_of, due
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["ask_for_review", "open_review"]


def ask_for_review(person: Person, channel: Channel, reason: str = "") -> ChannelReview:
    """Communications wants it looked at now. Raises PermissionDenied, ReviewUnderWay with the one that stands."""
    if not may(person, "channels.manage", channel):
        raise PermissionDenied("channels.manage")
    return open_review(channel, ReviewTrigger.ASKED, person, reason.strip()[:600])


def open_review(
    channel: Channel,
    trigger: str,
    person: Person | None = None,
    reason: str = "",
    change: NetworkChange | None = None,
) -> ChannelReview:
    """The owner is asked from now on. `person` is `None` when its day has come by itself; `change`: what changed on its
    network, when that is why. Raises ReviewUnderWay."""
    now = clock.now()
    due_at = due("channels.review_answers", now)
    with transaction.atomic():
        # the channel's row is held, so that two who ask at once open one review
        Channel.objects.select_for_update().get(pk=channel.pk)
        standing = ChannelReview.objects.open().filter(channel=channel).first()
        if standing is not None:
            raise ReviewUnderWay(standing)
        review = ChannelReview.objects.create(
            channel=channel,
            trigger=trigger,
            reason=reason,
            change=change,
            answers=suggested_answers(channel),
            opened_at=now,
            due_at=due_at,
            next_at=reminder(now, max(1, amount_of("channels.review_answers") // 2)),
        )
        matter_of(review)
        awaits(review, owners(channel), "answer", "review_opened", due_at, "channels.review_answers")
        note_review("review_opened", review, person, trigger=trigger)
    return review
