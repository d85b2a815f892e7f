"""What a review refuses.

ReviewError (a ChannelsError)
├── ReviewUnderWay     the channel has an open review; carries it
├── ReviewElsewhere    somebody was faster, or it stands otherwise now; carries it
├── QuestionsOpen      some of the eight questions are not answered
├── MergeTargetMissing  a merge needs the other channel
├── WordsNeeded        a decision or a withdrawal needs its reason
└── OtherHalfDecided   nobody decides both halves
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tankar.channels.errors import ChannelsError

if TYPE_CHECKING:
    from tankar.channels.models import ChannelReview

__all__ = [
    "MergeTargetMissing",
    "OtherHalfDecided",
    "QuestionsOpen",
    "ReviewElsewhere",
    "ReviewError",
    "ReviewUnderWay",
    "WordsNeeded",
]


class ReviewError(ChannelsError):
    """Anything a review refuses."""


class ReviewUnderWay(ReviewError):
    sentence = _("A review of this channel is under way already. Nothing was changed.")

    def __init__(self, review: ChannelReview) -> None:
        super().__init__()
        self.review = review


class ReviewElsewhere(ReviewError):
    sentence = _("It stands differently now, so nothing was changed. See below how it stands.")

    def __init__(self, review: ChannelReview) -> None:
        super().__init__()
        self.review = review


class QuestionsOpen(ReviewError):
    sentence = _(
        "Some questions are still open. What you answered is saved; answer the marked ones and send."
    )


class MergeTargetMissing(ReviewError):
    sentence = _("Choose the channel that it becomes part of. Nothing was decided.")
    field = "merge_into"


class WordsNeeded(ReviewError):
    sentence = _("Write why, in a sentence or two. Nothing was changed yet.")
    field = "reason"


class OtherHalfDecided(ReviewError):
    sentence = _(
        "You have decided the other half already, and nobody decides both. Nothing was changed: it waits for the other"
        " decision maker, or the deputy."
    )
