"""What the worker's loop does for reviews."""

from __future__ import annotations

from django.conf import settings

from tankar.channels.reviews.actions.open_due_reviews import open_due_reviews
from tankar.channels.reviews.actions.remind_of_reviews import remind_of_reviews
from tankar.work.periodic import every

__all__ = ["open_those_due", "remind"]


@every(seconds=3600, name="channels.open_due_reviews")
def open_those_due() -> int:
    """The owner of a channel whose day of review has come is asked."""
    return open_due_reviews()


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="channels.remind_of_reviews")
def remind() -> int:
    """A review that nobody answered in time goes to the deputies."""
    return remind_of_reviews()
