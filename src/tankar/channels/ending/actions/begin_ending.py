"""Begin to carry out what two decided about a channel: the owner is asked for the notice."""

from __future__ import annotations

from tankar.channels.ending.moving import awaits
from tankar.channels.models import Channel, ChannelEnding, ChannelReview
from tankar.channels.reviews.people import owners
from tankar.decisions.terms import due
from tankar.work import clock

__all__ = ["begin_ending"]


def begin_ending(review: ChannelReview, kind: str, follow: Channel | None = None) -> ChannelEnding:
    """The caller holds the transaction and has seen both decisions. `kind`: pause, merge or close."""
    now = clock.now()
    due_at = due("channels.ending_notice", now)
    ending, _made = ChannelEnding.objects.get_or_create(
        channel=review.channel,
        state=ChannelEnding.State.PREPARING,
        defaults={
            "review": review,
            "kind": kind,
            "follow": follow,
            "begun_at": now,
            "due_at": due_at,
            "next_at": due_at,
        },
    )
    awaits(ending, owners(review.channel), "announce", "ending_begun", due_at, "channels.ending_notice")
    return ending
