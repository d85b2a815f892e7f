"""What an ending refuses.

EndingError (a ChannelsError)
├── EndingElsewhere  somebody was faster, or it stands otherwise now; carries it
├── NoticeMissing    residents read it in Swedish and in Finnish
├── TooSoon          the notice stands for its days before the last one
├── StillInUse       what comes after the last day waits for it
├── NotTidied        a line of the list is empty
└── WithoutReason    taking it back needs its reason
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tankar.channels.errors import ChannelsError

if TYPE_CHECKING:
    from tankar.channels.models import ChannelEnding

__all__ = [
    "EndingElsewhere",
    "EndingError",
    "NotTidied",
    "NoticeMissing",
    "StillInUse",
    "TooSoon",
    "WithoutReason",
]


class EndingError(ChannelsError):
    """Anything an ending refuses."""


class EndingElsewhere(EndingError):
    sentence = _("It stands differently now, so nothing was changed. See below how it stands.")

    def __init__(self, ending: ChannelEnding) -> None:
        super().__init__()
        self.ending = ending


class NoticeMissing(EndingError):
    sentence = _("Residents read the notice in Swedish and in Finnish. Nothing was shown yet; write both.")
    field = "notice_sv"


class TooSoon(EndingError):
    sentence = _("The notice stands for %(days)s days before the last one. Choose %(day)s or a later day.")
    field = "last_day"


class StillInUse(EndingError):
    sentence = _("The channel is in use until its last day. Come back after it; nothing was changed.")


class NotTidied(EndingError):
    sentence = _("Fill in every line, so that the register can tell it later. What you wrote stands below.")
    field = "captured"


class WithoutReason(EndingError):
    sentence = _("Write why, in a sentence or two. Nothing was changed yet.")
    field = "reason"
