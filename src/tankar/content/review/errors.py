"""What a review refuses.

ReviewError (a ContentError)
├── ReviewNeeded     the item may not leave: nobody has said yes to exactly this, for this time; carries why
├── WrongReviewer    whoever was named wrote it, or may not see it
├── AlreadyAnswered  somebody was faster, or the item changed: carries the review as it stands
├── ReasonMissing    sending back and withdrawing need a reason
├── NothingToAsk     a yes for exactly this stands already
└── NothingApproved  there is no approved text to go back to
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tankar.content.errors import ContentError

if TYPE_CHECKING:
    from tankar.content.models import Review

__all__ = [
    "AlreadyAnswered",
    "NothingApproved",
    "NothingToAsk",
    "ReasonMissing",
    "ReviewError",
    "ReviewNeeded",
    "WrongReviewer",
]


class ReviewError(ContentError):
    """Anything a review refuses."""


class ReviewNeeded(ReviewError):
    """`why`: "required", "asked" (an answer is awaited), "changed" or "time" (the yes is for another)."""

    def __init__(self, why: str, review: Review | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.review = review


class WrongReviewer(ReviewError):
    """Author and reviewer differ, and a reviewer sees the item."""


class AlreadyAnswered(ReviewError):
    """`review` as it stands now. Nothing was changed."""

    def __init__(self, review: Review) -> None:
        super().__init__(review.state)
        self.review = review


class ReasonMissing(ReviewError):
    """Whoever wrote it must know what to do."""


class NothingToAsk(ReviewError):
    """`review` has a yes that stands, for exactly this and this time."""

    def __init__(self, review: Review) -> None:
        super().__init__(review.state)
        self.review = review


class NothingApproved(ReviewError):
    """Nobody ever approved any of it, or the text of then is not kept."""
