"""Is there a right word one slip of the hand away? A word without such a neighbour is more likely a name or a new word.

1. The slips that are most common and fewest to try: a letter too many, two letters that changed places, one letter of
   two that are the same, a vowel for another, and letters that sound or lie alike.
2. A letter left out. This takes as many times as long, so that only the first words of a text are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tankar.texts.spelling.speller import speller_of

__all__ = ["is_near"]

VOWELS = "aeiouyåäö"
ALIKE = {
    "b": "pv", "c": "ks", "d": "t", "f": "v", "g": "kj", "h": "", "j": "g", "k": "cg", "l": "", "m": "n", "n": "m",
    "p": "b", "q": "k", "r": "", "s": "czx", "t": "d", "v": "fw", "w": "v", "x": "s", "z": "s",
}  # fmt: skip
LEFT_OUT = {"sv": "etnradslhigkvmo", "fi": "aitneskluäomrhj", "en": "etaoinsrhldcugm"}
MOST_REMEMBERED = 20_000


@lru_cache(maxsize=MOST_REMEMBERED)
def is_near(word: str, language: str, *, thoroughly: bool) -> bool:
    """`word` in small letters, which its speller does not know."""
    speller = speller_of(language)
    if speller is None:
        return False
    if any(speller.knows(one) for one in _common(word)):
        return True
    return thoroughly and any(speller.knows(one) for one in _left_out(word, LEFT_OUT[language]))


def _common(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        # the first letter is seldom wrong, and every word has a neighbour without it
        if at:
            yield before + after
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:]
        if at and letter != word[at - 1] and letter not in "åäö":
            yield before + letter + letter + after
        others = VOWELS if letter in VOWELS else ALIKE.get(letter, "")
        if at:
            yield from (before + other + after for other in others if other != letter)


def _left_out(word: str, letters: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield from (word[:at] + one + word[at:] for one in letters)
