"""What a campaign refuses.

CampaignError
├── NotAllowed        the right that is missing
├── StandsOtherwise   somebody was faster: carries the campaign as it stands
├── Incomplete        what the decision needs is not there: carries a sentence for each field
├── NobodyDecides     no head is named for the unit, nor anybody above
├── LawyerAwaited     whether it is political advertising is not answered yet
├── LawyerMissing    nobody is city lawyer, and the answers need one: carries the field
├── WordsMissing      a reason, a comment, a lesson: whoever reads it must know what is meant
├── NotUnderFrame     the boost does not fit: carries the field and a sentence
└── FrameStands       the unit has a frame for that year
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tankar.campaigns.models import Campaign

__all__ = [
    "CampaignError",
    "FrameStands",
    "Incomplete",
    "LawyerAwaited",
    "LawyerMissing",
    "NobodyDecides",
    "NotAllowed",
    "NotUnderFrame",
    "StandsOtherwise",
    "WordsMissing",
]


class CampaignError(Exception):
    """Anything a campaign refuses."""


class NotAllowed(CampaignError):
    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class StandsOtherwise(CampaignError):
    """`campaign` as it stands now. Nothing was changed."""

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(campaign.state)
        self.campaign = campaign


class Incomplete(CampaignError):
    """`sentences`: field → what is missing or in the way, in the language that is active."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(", ".join(sentences))
        self.sentences = sentences


class NobodyDecides(CampaignError):
    """Silence of nobody is no yes either."""


class LawyerAwaited(CampaignError):
    """A *no* can be said at any time."""


class LawyerMissing(CampaignError):
    """`field`: the first answer that leaves it open. A yes would wait for nobody for ever."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class WordsMissing(CampaignError):
    """`field` is the form's."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NotUnderFrame(CampaignError):
    """`field` of the boost's form and a sentence for whoever filled it in."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


class FrameStands(CampaignError):
    """One frame a unit and year: the other is ended first."""
