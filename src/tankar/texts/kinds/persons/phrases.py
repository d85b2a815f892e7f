"""Words and phrases of a list, looked for right before a place, right after it, or as one word.

A word is written as in every list of a pack (`word`, `word*`, `*word`); here also `*word*`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Phrases"]

NEW = r"(?:nya?|nyaste|senaste|första|uusi|uusin|uuden|uusimman|uutta|uusimmat|new|latest|first|own|egna|oma)"
NOTHING = re.compile(r"(?!)")
MOST_REMEMBERED = 20_000


class Phrases:
    def __init__(self, items: Iterable[str]) -> None:
        said = sorted({" ".join(one.lower().split()) for one in items}, key=len, reverse=True)
        self._exact = frozenset(one for one in said if "*" not in one)
        pieces = "|".join(_piece(one) for one in said)
        self._whole = re.compile(f"(?:{pieces})") if said else NOTHING
        self._ends = re.compile(rf"(?<![\w-])(?:{pieces})[\s:,.(/–-]{{0,3}}$") if said else NOTHING
        self._begins = (
            re.compile(rf"^:?\w{{0,3}}[\s,(-]{{0,2}}(?:{NEW}\s)?(?:{pieces})(?![\w-])") if said else NOTHING
        )
        self._within = re.compile(rf"(?<![\w-])(?:{pieces})(?![\w-])") if said else NOTHING
        self._after = re.compile(rf"[ ](?:{pieces})(?![\w-])") if said else NOTHING
        self._known: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Is this word, or these words with one space between, in the list?"""
        low = word.lower()
        if low in self._exact:
            return True
        known = self._known.get(low)
        if known is None:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            known = self._known[low] = self._whole.fullmatch(low) is not None
        return known

    def ends(self, before: str) -> bool:
        """Does the text before a place end in one of them?"""
        return self._ends.search(before.lower()) is not None

    def begins(self, after: str) -> bool:
        """Does the text after a name begin with one of them, after its own ending perhaps (:n)?"""
        return self._begins.match(after.lower()) is not None

    def length(self, after: str) -> int:
        """How much of the text after a place is one of them; 0 when none is."""
        found = self._after.match(after.lower())
        return found.end() if found else 0

    def among(self, text: str) -> bool:
        """Does one of them stand anywhere in it?"""
        return self._within.search(text.lower()) is not None

    def covers(self, text: str, start: int, end: int) -> bool:
        """Does one of them stand at `start:end` of a text in small letters, or over a piece of it?"""
        return any(one.start() < end and start < one.end() for one in self._within.finditer(text))


def _piece(item: str) -> str:
    parts = [re.escape(part).replace(r"\*", r"\w*") for part in item.split(" ")]
    return r"\s+".join(parts)
