"""How heavy a text is to read.

LIX: words in a sentence, and of a hundred words those with more than six letters (Björnsson 1968). Of a short text
it jumps, and Finnish words are long by nature: the mean length of words is measured beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tankar.texts.sentences.parting import Sentence

__all__ = ["Weight", "weight_of"]

LONG = 6


@dataclass(frozen=True, slots=True)
class Weight:
    """`letters`: of a word, on average."""

    words: int
    lix: float
    letters: float


def weight_of(sentences: Sequence[Sentence]) -> Weight:
    words = [word for one in sentences for word in one.words]
    if not words:
        return Weight(0, 0.0, 0.0)
    long = sum(len(word) > LONG for word in words)
    lix = len(words) / len(sentences) + 100 * long / len(words)
    return Weight(len(words), lix, sum(map(len, words)) / len(words))
