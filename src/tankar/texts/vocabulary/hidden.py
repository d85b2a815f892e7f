"""Words of the abuse lists behind what a writer does to them: misspelled by ear, letters swapped, doubled, starred.

1. Every word is kept under its sound (`perrkele`, `vidu`, `javla`), with and without its dots above the vowels, and
   with any two neighbouring letters swapped (`idoitti`). A stem of few letters counts only when it is the whole word.
2. A word is looked up by its own sound: a few looks into tables, however many words there are.
3. Starred words are compared with those of the same first letter.

Only lists that ask for it are kept: elsewhere, a misspelled word is no reason to suspect somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tankar.texts.vocabulary.folding import RUNS, undotted

__all__ = ["Hidden"]

EAR = str.maketrans({"w": "v", "q": "k", "c": "k", "z": "s", "x": "ks"})
LEAST = 4
LEAST_STEM = 6
"""Letters of a stem's sound, from which it may have an ending."""
LEAST_ALTERED = 7
"""Letters, from which dots may be missing and letters doubled or swapped: in short words that makes another word
(läski, laski)."""
HEAD = 4


class Hidden:
    """`add` words, then `look_up` what is not written as it should be."""

    def __init__(self) -> None:
        self._exact: dict[str, set[int]] = {}
        self._begins: dict[str, set[int]] = {}
        self._lengths: tuple[int, ...] = ()
        self._starred: dict[str, list[tuple[str, bool, int]]] = {}
        self._heads: set[str] = set()

    def add(self, kind: str, word: str, number: int) -> None:
        """`kind`: exact, or begins for a stem."""
        if len(word) < 3 or kind == "ends":
            return
        self._starred.setdefault(word[0], []).append((word, kind == "begins", number))
        self._heads.add(word[:HEAD])
        sound = _sound(word)
        if len(word) >= LEAST:
            self._keep(kind, sound, number)
        single = RUNS.sub(r"\1", sound)
        if len(word) >= LEAST_ALTERED and len(single) >= LEAST_STEM:
            of_whole = kind if len(single) >= LEAST_ALTERED else "exact"
            for altered in (single, undotted(single), *_swapped(single)):
                self._keep(of_whole, altered, number)

    def _keep(self, kind: str, sound: str, number: int) -> None:
        is_long = kind == "begins" and len(sound) >= LEAST_STEM
        (self._begins if is_long else self._exact).setdefault(sound, set()).add(number)
        if is_long and len(sound) not in self._lengths:
            self._lengths = tuple(sorted((*self._lengths, len(sound))))

    def look_up(self, word: str) -> set[int]:
        sound = _sound(word)
        found = set(self._exact.get(sound, ()))
        single = RUNS.sub(r"\1", sound)
        if len(single) < LEAST_STEM:
            return found
        found |= self._exact.get(single, set())
        for length in self._lengths:
            if length > len(single):
                break
            if numbers := self._begins.get(single[:length]):
                found |= numbers
        return found

    def may_begin(self, letters: str) -> bool:
        """Does any word begin like this?"""
        return letters[:HEAD] in self._heads

    def behind(self, masked: str) -> set[int]:
        """Words whose letters stand where stars do not. A star may hide several letters when it is one of many."""
        shape = re.compile("".join(r"\w" if one == "*" else re.escape(one) for one in masked))
        found: set[int] = set()
        for word, is_stem, number in self._starred.get(masked[0], ()):
            if len(word) == len(masked):
                if shape.fullmatch(word):
                    found.add(number)
            elif is_stem and 3 < len(word) < len(masked) and _fits(word, masked):
                found.add(number)
        return found


def _fits(word: str, masked: str) -> bool:
    return all(two in ("*", one) for one, two in zip(word, masked, strict=False)) and not masked.endswith(
        "**"
    )


def _sound(word: str) -> str:
    return word.translate(EAR)


def _swapped(word: str) -> Iterator[str]:
    """The first letter stays: it is what a reader goes by."""
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
