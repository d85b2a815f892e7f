"""What the worker's loop does for content."""

from __future__ import annotations

from tankar.content.comments.presence import forget_who_left
from tankar.content.review.actions.pass_on_late import pass_on_late
from tankar.work.periodic import every

__all__ = ["forget_presences", "pass_on_reviews"]


@every(seconds=30, name="content.pass_on_reviews")
def pass_on_reviews() -> int:
    """A review that nobody answered in time goes to the deputy, then to communications."""
    return pass_on_late()


@every(seconds=60, name="content.forget_presences")
def forget_presences() -> int:
    """Who is in an item is never kept longer than they are there."""
    return forget_who_left()
