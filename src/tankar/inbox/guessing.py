"""A first guess at the language and the kind of a message, until a person says better. It decides nothing.

Common little words vote for a language; a question has a question mark or begins as questions do.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tankar.inbox.models.conversation import Kind

__all__ = ["kind_of", "language_of"]

_WORDS = {
    language: frozenset(words.split())
    for language, words in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).items()
}
_ENDINGS_FI = re.compile(r"(ssa|ssä|lla|llä|sta|stä|lta|ltä|lle|ksi|nsa|nsä|kin|kaan|kään|mme|tte|vat|vät)$")
_WORD = re.compile(r"[a-zåäöé]+", re.IGNORECASE)
_ASKS = re.compile(
    r"^\W*(när|var|vart|varför|hur|vad|vem|vilken|vilka|kan|finns|ska|är det|"
    r"milloin|missä|mistä|miksi|miten|kuinka|mikä|mitä|kuka|onko|voiko|saako|eikö|koska|"
    r"when|where|why|how|what|who|is there|can|does|do)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(tack|kiitos|kiitti|thanks|thank you)\b", re.IGNORECASE)
_SHORT = 12


def language_of(text: str, told: str = "") -> str:
    """ "sv", "fi", "en", another tag the network told, or "" when nothing says."""
    words = [word.casefold() for word in _WORD.findall(text)]
    votes = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    votes["fi"] += sum(bool(_ENDINGS_FI.search(word)) for word in words if len(word) > 5)
    best = max(votes, key=lambda language: votes[language])
    if votes[best] and list(votes.values()).count(votes[best]) == 1:
        return best
    return told.partition("-")[0].lower()


def kind_of(text: str) -> Kind:
    """A question, thanks, or simply a comment."""
    if "?" in text or _ASKS.match(text):
        return Kind.QUESTION
    if _THANKS.search(text) and len(_WORD.findall(text)) <= _SHORT:
        return Kind.THANKS
    return Kind.COMMENT
