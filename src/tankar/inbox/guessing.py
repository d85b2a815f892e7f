"""A first guess at the language and the kind of a message, until a person says better. It decides nothing.

The text engine guesses (`texts/triage`); a word of thanks in a short message is looked for here.
"""

from __future__ import annotations

import re

from tankar.inbox.labels.finding import triaged
from tankar.inbox.models.conversation import Kind
from tankar.texts.rule import SPEAKING
from tankar.texts.triage.languages import MIX

__all__ = ["kind_of", "language_of"]

_WORD = re.compile(r"[^\W\d_]+")
_THANKS = re.compile(r"\b(tack|kiitos|kiitti|thanks|thank you)\b", re.IGNORECASE)
_SHORT = 12


def language_of(text: str, told: str = "") -> str:
    """ "sv", "fi", "en", another tag the network told, or "" when nothing says, and where two are spoken."""
    said = told.partition("-")[0].lower()
    if (said and said not in SPEAKING) or not _WORD.search(text):
        return said
    found = triaged(text).language
    return said if found == MIX else found


def kind_of(text: str) -> Kind:
    """A question, thanks, or simply a comment."""
    if triaged(text).is_question:
        return Kind.QUESTION
    if _THANKS.search(text) and len(_WORD.findall(text)) <= _SHORT:
        return Kind.THANKS
    return Kind.COMMENT
