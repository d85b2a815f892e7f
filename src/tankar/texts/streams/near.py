"""The same message again: which earlier message of a stream a new one repeats with small changes.

1. A message is looked up by pairs of neighbouring words with a meaning, in either order, by their first letters.
2. Earlier messages that have several pairs in common are compared with it, those with most pairs first.
3. Who repeats a repetition repeats the first: its id is that of the whole group.

Kept are the last `most` texts and a table of fixed size that says which message had a pair last. A pair that many
have is soon somebody else's; what tells messages apart are the rare ones. Two pairs may fall on one line of the table:
such a message is compared in vain.
"""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from tankar.texts.streams.beside import Said
from tankar.texts.streams.sameness import likeness
from tankar.texts.streams.wording import TOKEN, Kind, Word, word_of

__all__ = ["Stream"]

MOST = 200_000
MOST_SIGNS = 2_000
"""Of a text, what is read; it tells long ones apart as well."""
LINES = 23
"""Of the table, as a power of two."""
BYTES = 4
SPREAD = 0x9E3779B97F4A7C15
WORD_SIZE = (1 << 64) - 1
MOST_PAIRS = 40
FEW_PAIRS = 6
MOST_COMPARED = 6
LEAST_RATIO = 45
"""Percent of the signs. It costs a fiftieth of a comparison."""
CERTAIN = 0.9
SHORT = 20
"""Letters below which only an equal text is the same."""
LEAST, LEAST_OF_SPAM = 12, 6
"""Letters in words with a meaning, below which it says only what anybody may say (“Tack!”)."""
LEAST_BESIDE_LINK = 30
"""The same below which a message is about what it links to, so that another address makes another message."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """`first`: the message that this one repeats."""

    name: object
    text: str
    is_spam: bool
    first: _Kept | None = None


class Stream:
    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: list[_Kept] = []
        self._next = 0
        # the system gives the pages as they are written to: a short stream costs little
        self._table = memoryview(mmap.mmap(-1, BYTES << LINES)).cast("I")

    def earlier(self, name: object, text: str, *, is_spam: bool = False) -> object:
        """The id of the first message that this one repeats, else `None`; from now on it is remembered as `name`.

        A message without a name is compared, not remembered. `is_spam`: an advertisement or a fraud.
        """
        text = text[:MOST_SIGNS]
        words = [word_of(raw) for raw in TOKEN.findall(text)]
        meant = sum([word.letters for word in words if word.number and word.kind != Kind.LINK])
        if meant < (LEAST_OF_SPAM if is_spam else LEAST):
            return None
        lines = _lines(words)
        found = self._equal(words, lines[0])
        if found is None and sum([word.letters for word in words]) >= SHORT:
            found = self._alike(text, lines, is_spam)
        if found and meant < LEAST_BESIDE_LINK and not is_spam and _leads_elsewhere(found.text, text):
            found = None
        first = found and (found.first or found)
        if name is not None:
            self._keep(_Kept(name, text, is_spam, first), lines)
        return first and first.name

    def _equal(self, words: list[Word], line: int) -> _Kept | None:
        number = self._table[line]
        if not number:
            return None
        kept = self._kept[number - 1]
        there = [word_of(raw).plain for raw in TOKEN.findall(kept.text)]
        return kept if there == [word.plain for word in words] else None

    def _alike(self, text: str, lines: list[int], is_spam: bool) -> _Kept | None:
        best, chosen = 0.0, None
        said: Said | None = None
        for kept in self._candidates(lines):
            if fuzz.ratio(kept.text.lower(), text.lower(), score_cutoff=LEAST_RATIO):
                said = said or Said.of(text)
                found = likeness(Said.of(kept.text), said, is_spam=is_spam and kept.is_spam)
                if found > best:
                    best, chosen = found, kept
                if best >= CERTAIN:
                    break
        return chosen

    def _candidates(self, lines: list[int]) -> Iterator[_Kept]:
        """Messages with several lines in common, and behind each the first of its group: its lines are the group's."""
        table = self._table
        hits = Counter([table[line] for line in lines])
        del hits[0]
        least = 1 if len(lines) <= FEW_PAIRS else 2
        seen: set[int] = set()
        for number, count in hits.most_common(MOST_COMPARED):
            if count < least:
                return
            kept = self._kept[number - 1]
            for one in (kept, kept.first):
                if one is not None and id(one) not in seen:
                    seen.add(id(one))
                    yield one

    def _keep(self, kept: _Kept, lines: list[int]) -> None:
        """The oldest makes room."""
        if len(self._kept) < self._most:
            self._kept.append(kept)
        else:
            self._kept[self._next] = kept
        self._next += 1
        for line in lines:
            self._table[line] = self._next
        self._next %= self._most


def _leads_elsewhere(text: str, other: str) -> bool:
    addresses, others = (
        {raw for raw in TOKEN.findall(said) if word_of(raw).kind == Kind.LINK} for said in (text, other)
    )
    return bool(addresses and others) and addresses != others


def _lines(words: list[Word]) -> list[int]:
    """Lines of the table: first that of the whole text, then those of its pairs."""
    meant = [word.number for word in words if word.number]
    pairs = [one + other for one, other in pairwise(meant)]
    pairs += [one + other for one, other in zip(meant, meant[2:], strict=False)]
    whole = hash(tuple([word.number for word in words]))
    spread = [(one * SPREAD & WORD_SIZE) >> (64 - LINES) for one in [whole, *pairs]]
    return spread if len(pairs) <= MOST_PAIRS else [spread[0], *sorted(set(spread[1:]))[:MOST_PAIRS]]
