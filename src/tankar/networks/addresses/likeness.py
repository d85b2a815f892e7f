"""Whether one name could be taken for another by somebody who reads quickly.

The skeleton of a name (after Unicode TS 39, but for names people type):
1. Compatibility forms are resolved, accents and characters that do not show are dropped, capitals made small.
2. Each character becomes the Latin letter it looks like: Cyrillic а is a, 0 is o, 1 and i are l, rn is m.
3. What only separates goes (dots, hyphens, underscores, blanks), and doubled letters become one.

Two different names look alike when their skeletons are equal, differ by a slip of the finger (one in names of
at least five letters, two from ten), have their halves swapped, or when one is the other with something around
it that promises to be official. It tells nothing about who is behind a name.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

_DATA = tomllib.loads(Path(__file__).with_name("likeness.toml").read_text(encoding="utf-8"))
LETTERS = str.maketrans({odd: letter for letter, odds in _DATA["letters"].items() for odd in odds})
PAIRS: dict[str, str] = _DATA["pairs"]
LONGEST = 200
ONE_SLIP, TWO_SLIPS = 5, 10
CONTAINED = 6
"""Letters a name needs before another that merely contains it looks like it."""


# the names of the register are asked about again and again
@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """What is left of `name` when everything is gone that the eye passes over."""
    plain = unicodedata.normalize("NFKD", name[:LONGEST]).casefold()
    plain = unicodedata.normalize("NFKD", plain).translate(LETTERS)
    letters = "".join(c for c in plain if c.isalnum())
    for pair, letter in PAIRS.items():
        letters = letters.replace(pair, letter)
    return re.sub(r"(.)\1+", r"\1", letters)


ADDED = tuple(skeleton(word) for word in _DATA["added"])


def look_alike(a: str, b: str) -> bool:
    """Whether the two different names `a` and `b` could be taken for one another. Equal names do not look alike."""
    if a.casefold() == b.casefold():
        return False
    one, other = sorted((skeleton(a), skeleton(b)), key=len)
    if not one:
        return False
    return (
        one == other
        or within(one, other, slips(len(one)))
        or (len(one) >= CONTAINED and len(one) == len(other) and other in one * 2)
        or (len(one) >= CONTAINED and decorated(one, other))
    )


def slips(length: int) -> int:
    return 2 if length >= TWO_SLIPS else 1 if length >= ONE_SLIP else 0


def decorated(name: str, longer: str) -> bool:
    """Whether `longer` is `name` with only words around it that promise to be official, or digits' letters."""
    before, found, after = longer.partition(name)
    return bool(found) and all(not edge or edge in ADDED or len(edge) <= 2 for edge in (before, after))


def within(one: str, other: str, most: int) -> bool:
    """Whether `one` becomes `other` by at most `most` slips: a letter missing, added, wrong, or two swapped."""
    if most == 0 or abs(len(one) - len(other)) > most:
        return False
    # a slip changes at most two of the letters that one has and the other has not: most names are told apart so
    if len(set(one) ^ set(other)) > 2 * most:
        return False
    older: list[int] = []
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, there in enumerate(other, 1):
            cost = min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != there))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == there:
                cost = min(cost, older[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return False
        older, before = before, now
    return before[-1] <= most
