"""What is different between two texts, word by word.

1. Lines that are the same stand still; only blocks of lines that differ are looked into.
2. In such a block words and the spaces between them are compared. A very long block, or one whose words come
   again and again, is told as a whole: every word would be compared with every other that is the same.
3. Neighbouring pieces of one kind are one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Piece", "pieces_of"]

SAME, ADDED, TAKEN = "same", "added", "taken"
MOST_WORDS = 2_000
MOST_PAIRS = 20_000
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """`kind`: "same", "added" or "taken"."""

    kind: str
    text: str


def pieces_of(before: str, after: str) -> list[Piece]:
    """The two texts as one, with what was added and what was taken out."""
    return _joined(_by_lines(before.splitlines(keepends=True), after.splitlines(keepends=True)))


def _by_lines(before: list[str], after: list[str]) -> Iterator[Piece]:
    for left, right, same in _blocks(before, after):
        if same:
            yield Piece(SAME, "".join(right))
        else:
            yield from _by_words("".join(left), "".join(right))


def _by_words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        yield from _other(before, after)
        return
    for left, right, same in _blocks(old, new):
        if same:
            yield Piece(SAME, "".join(right))
        else:
            yield from _other("".join(left), "".join(right))


def _other(before: str, after: str) -> Iterator[Piece]:
    """One in the place of the other; the space that both end with stands still."""
    end = before[len(before.rstrip()) :]
    if not end or end != after[len(after.rstrip()) :]:
        end = ""
    yield Piece(TAKEN, before.removesuffix(end))
    yield Piece(ADDED, after.removesuffix(end))
    yield Piece(SAME, end)


def _blocks(before: list[str], after: list[str]) -> Iterator[tuple[list[str], list[str], bool]]:
    if _pairs(before, after) > MOST_PAIRS:
        yield before, after, before == after
        return
    # spaces go with the words beside them: alone they are no likeness, and the same space comes everywhere
    for tag, i, j, k, m in SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes():
        yield before[i:j], after[k:m], tag == "equal"


def _pairs(before: list[str], after: list[str]) -> int:
    """How many pairs of the same word the two have: the work of comparing them once."""
    new = Counter(after)
    return sum(number * new[word] for word, number in Counter(before).items() if not word.isspace())


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
