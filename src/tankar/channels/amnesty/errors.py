"""What a report of an account refuses.

ReportError (a ChannelsError)
├── ReportElsewhere  somebody was faster, or it stands otherwise now
├── LinkMissing      nobody can find the account without its address or name
├── AnswerMissing    an answer, or why it is not the city's, needs words
├── NoNewName        nobody has said what the account is called now
└── EndsOtherwise    such an account does not end so
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tankar.channels.errors import ChannelsError

__all__ = ["AnswerMissing", "EndsOtherwise", "LinkMissing", "NoNewName", "ReportElsewhere", "ReportError"]


class ReportError(ChannelsError):
    """Anything a report refuses."""


class ReportElsewhere(ReportError):
    sentence = _("It stands differently now, so nothing was changed. See below how it stands.")


class LinkMissing(ReportError):
    sentence = _("Paste the account's address, or write its name and network. Nothing was sent yet.")
    field = "link"


class AnswerMissing(ReportError):
    sentence = _("Write a sentence, so that others know. Nothing was changed yet.")

    def __init__(self, field: str = "answer") -> None:
        super().__init__()
        self.field = field


class NoNewName(ReportError):
    sentence = _("What the account is called now is not known. Write it into the channel's entry instead.")


class EndsOtherwise(ReportError):
    sentence = _("It cannot end so. Nothing was changed.")
    field = "state"
