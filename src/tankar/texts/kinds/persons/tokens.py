"""The words of a text as names are written: hyphens join (Ann-Charlotte), an initial keeps apart (K. Holm)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tankar.texts.vocabulary.tokens import Word

__all__ = ["Token", "tokens_of"]

PIECE = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*|\d+")
HYPHENS = ("-", "‐", "‑")
NO_SIGN = re.compile(r"^[@$]+|[*$@|+]+$")


@dataclass(slots=True)
class Token:
    """`gap`: what stands between it and the one before. `is_first`: of its sentence."""

    text: str
    start: int
    end: int
    gap: str
    is_first: bool

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_loud(self) -> bool:
        """All in capitals."""
        return self.text.isupper() and not self.is_initial

    @property
    def is_initial(self) -> bool:
        """K, P-O."""
        return self.text.isupper() and (len(self.text) == 1 or (len(self.text) == 3 and self.text[1] == "-"))


def tokens_of(words: Sequence[Word], text: str) -> list[Token]:
    found: list[Token] = []
    last, sentence = 0, -1
    for word in words:
        gap = text[last : word.start]
        if word.is_joined:
            pieces = [
                (word.start + one.start(), one[0]) for one in PIECE.finditer(text[word.start : word.end])
            ]
        else:
            raw = word.raw if word.raw.isalnum() else NO_SIGN.sub("", word.raw)
            at = word.start + word.raw.find(raw)
            if gap in HYPHENS and found and raw[:1].isalpha() and found[-1].text[-1].isalpha():
                found[-1] = _longer(found[-1], gap + raw, at + len(raw))
                last = word.end
                continue
            pieces = [(at, raw)]
        for start, raw in pieces:
            if raw:
                found.append(Token(raw, start, start + len(raw), text[last:start], word.sentence != sentence))
                last, sentence = start + len(raw), word.sentence
        last = word.end
    return found


def _longer(token: Token, more: str, end: int) -> Token:
    return Token(token.text + more, token.start, end, token.gap, token.is_first)
