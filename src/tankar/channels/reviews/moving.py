"""One step of a review, and whom it then awaits. The caller holds the transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from tankar.channels.models import ChannelReview
from tankar.channels.noting import both_names, note
from tankar.channels.reviews.errors import ReviewElsewhere
from tankar.channels.reviews.lifecycle import CHANNEL_REVIEW
from tankar.channels.reviews.matters import REVIEW
from tankar.decisions.keeping import ask, open_matter
from tankar.decisions.models import Matter
from tankar.notices.settling import settle
from tankar.notices.telling import tell
from tankar.organisation.calendar import add_working_days, office_hours
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import NoSuchMove, SomebodyElseMoved

__all__ = ["ABOUT", "awaits", "hold", "matter_of", "move", "note_review", "reminder", "tell_review"]

ABOUT = "channel_review"


def hold(review: ChannelReview) -> ChannelReview:
    """The row as it stands, which nobody else changes until the transaction ends."""
    return ChannelReview.objects.select_for_update().select_related("channel__owner_unit").get(pk=review.pk)


def matter_of(review: ChannelReview) -> Matter:
    """What the Decisions page knows of it; opened with the review."""
    return open_matter(
        REVIEW,
        review.public_id,
        title=both_names(review.channel),
        url=review.get_absolute_url(),
        unit=review.channel.owner_unit,
    )


def move(review: ChannelReview, to: str, **changes: Any) -> None:
    """Of two who move it at once the database lets one through. Raises ReviewElsewhere."""
    try:
        CHANNEL_REVIEW.move(review, to, **changes)
    except (NoSuchMove, SomebodyElseMoved):
        review.refresh_from_db()
        raise ReviewElsewhere(review) from None
    settle(ABOUT, [review.public_id])


def awaits(
    review: ChannelReview,
    people: Iterable[Person],
    verb: str,
    kind: str,
    due_at: dt.datetime | None,
    term: str = "channels.review_decision",
) -> None:
    """It waits for these people now: on their Today, and told."""
    people = list(people)
    ask(matter_of(review), people, verb, due_at=due_at, term=term)
    tell_review(review, people, kind)


def tell_review(review: ChannelReview, people: Iterable[Person], kind: str, **params: str) -> None:
    """One notice each, with the page where it is answered."""
    for person in people:
        tell(
            person,
            f"channels.{kind}",
            params={"channel": both_names(review.channel), **params},
            url=review.get_absolute_url(),
            about=(ABOUT, review.public_id),
        )


def note_review(kind: str, review: ChannelReview, person: Person | None, **params: str) -> None:
    """A line in the channel's history."""
    note(kind, review.channel, person, **params)


def reminder(since: dt.datetime, days: int) -> dt.datetime:
    """The morning of the working day that is so many days after `since`."""
    there = add_working_days(since, days)
    hours = office_hours(clock.local(there).date())
    return hours[0] if hours else there
