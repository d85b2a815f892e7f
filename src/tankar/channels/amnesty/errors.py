"""What a report of an account refuses.

ReportError (a ChannelsError)
├── ReportElsewhere  somebody was faster, or it stands otherwise now
├── LinkMissing      nobody can find the account without its address or name
└── AnswerMissing    an answer, or why it is not the city's, needs words
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tankar.channels.errors import ChannelsError

__all__ = ["AnswerMissing", "LinkMissing", "ReportElsewhere", "ReportError"]


class ReportError(ChannelsError):
    """Anything a report refuses."""


class ReportElsewhere(ReportError):
    sentence = _("It stands differently now, so nothing was changed. See below how it stands.")


class LinkMissing(ReportError):
    sentence = _("Paste the account's address, or write its name and network. Nothing was sent yet.")
    field = "link"


class AnswerMissing(ReportError):
    sentence = _("Write a sentence, so that others know. Nothing was changed yet.")
    field = "answer"
