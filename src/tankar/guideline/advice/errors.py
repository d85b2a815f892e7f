"""What a question to communications refuses.

AdviceError (a GuidelineError)
├── NoWords        a question, an answer or a hand-over needs words
├── NotOpen        it stands differently now; carries the question as it stands
├── NotTheirs      the person may not do this
└── NobodyThere    no employee has the address given for the spokesperson
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tankar.guideline.errors import GuidelineError

if TYPE_CHECKING:
    from tankar.guideline.models import Advice

__all__ = ["AdviceError", "NoWords", "NobodyThere", "NotOpen", "NotTheirs"]


class AdviceError(GuidelineError):
    """Anything a question refuses."""


class NoWords(AdviceError):
    sentence = _("There are no words yet. Nothing was sent. Write what you want to say.")


class NobodyThere(AdviceError):
    sentence = _("Nobody employed has this e-mail address. Nothing was passed on. Look at the spelling.")


class NotTheirs(AdviceError):
    sentence = _("This question is between others. Nothing was changed.")


class NotOpen(AdviceError):
    """`advice` as it stands now."""

    sentence = _("It stands differently now, so nothing was changed. See below how it stands.")

    def __init__(self, advice: Advice) -> None:
        super().__init__(advice.state)
        self.advice = advice
