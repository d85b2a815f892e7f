"""What statements refuse.

StatementsError
├── MayNotEdit         only communications put a statement in place
├── MayNotAnswer       only communications answer feedback
├── TextMissing        all three languages are needed
├── NothingChanged     the text is the one that stands there already
├── ChangedMeanwhile   somebody put another version in place while this one was written
├── NothingSaid        feedback needs words
├── AnswerMissing      an answer needs words
└── AnsweredAlready    a colleague answered meanwhile

`sentence` says what happened, what was kept and what to do; `field` names the form's field, "" for the whole.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

__all__ = [
    "AnswerMissing",
    "AnsweredAlready",
    "ChangedMeanwhile",
    "MayNotAnswer",
    "MayNotEdit",
    "NothingChanged",
    "NothingSaid",
    "StatementsError",
    "TextMissing",
]


class StatementsError(Exception):
    sentence = _("This could not be done.")
    field = ""


class MayNotEdit(StatementsError):
    sentence = _("Only marketing and communications put this text in place.")


class MayNotAnswer(StatementsError):
    sentence = _("Only marketing and communications answer feedback.")


class TextMissing(StatementsError):
    """`language` is the one without text."""

    sentence = _("Write the text in this language too: residents read the page in all three.")

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.field = f"text_{language}"


class NothingChanged(StatementsError):
    sentence = _("This is the text that stands there already, so no new version was made.")


class ChangedMeanwhile(StatementsError):
    sentence = _(
        "A colleague put another version in place while you were writing. Yours is kept in the form but not "
        "published. Compare the two, then publish again."
    )


class NothingSaid(StatementsError):
    sentence = _("Say in a few words what did not work.")
    field = "what"


class AnswerMissing(StatementsError):
    sentence = _("Write the answer first.")
    field = "answer"


class AnsweredAlready(StatementsError):
    sentence = _("A colleague has answered meanwhile. Your text was not sent; it is kept in the form.")
