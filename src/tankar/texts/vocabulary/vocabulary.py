"""All word lists of a pack in one table, so that a text is looked up once, however many rules there are.

A word of a list is written: `word` as it is · `word*` with any ending · `*word` with any beginning (compounds) ·
`two words` one after the other, each of these kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tankar.texts.vocabulary.folding import folded, is_masked, is_stretched, loose, readings
from tankar.texts.vocabulary.tokens import Word

__all__ = ["Marks", "Vocabulary"]

Marks = dict[int, list[tuple[int, int]]]
"""List number → where its words stand, as (first word, word after the last)."""
Ids = tuple[int, ...]
APOSTROPHES = re.compile("['\u2019]")
MOST_REMEMBERED = 100_000
LONGEST_REMEMBERED = 40


class _Table:
    """Words of lists by how they are written."""

    def __init__(self) -> None:
        self.exact: dict[str, set[int]] = {}
        self.begins: dict[str, set[int]] = {}
        self.ends: dict[str, set[int]] = {}
        self.lengths: dict[str, set[int]] = {"begins": set(), "ends": set()}

    def add(self, kind: str, word: str, number: int) -> None:
        getattr(self, kind).setdefault(word, set()).add(number)
        if kind in self.lengths:
            self.lengths[kind].add(len(word))

    def look_up(self, word: str) -> set[int]:
        found = set(self.exact.get(word, ()))
        for length in self.lengths["begins"]:
            if length <= len(word):
                found |= self.begins.get(word[:length], set())
        for length in self.lengths["ends"]:
            if length <= len(word):
                found |= self.ends.get(word[-length:], set())
        return found

    def behind(self, masked: str) -> set[int]:
        """Words whose letters stand where stars do not."""
        shape = re.compile("".join(r"\w" if one == "*" else re.escape(one) for one in masked))
        found: set[int] = set()
        for word, numbers in self.exact.items():
            if len(word) == len(masked) and word[0] == masked[0] and shape.fullmatch(word):
                found |= numbers
        for word, numbers in self.begins.items():
            if word[0] == masked[0] and 3 < len(word) <= len(masked) and _fits(word, masked):
                found |= numbers
        return found


def _fits(word: str, masked: str) -> bool:
    return all(two in ("*", one) for one, two in zip(word, masked, strict=False))


class Vocabulary:
    """`add` lists, then look texts up."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._atoms: dict[str, int] = {}
        self._next = 0
        self._plain, self._loose = _Table(), _Table()
        self._phrases: dict[int, list[tuple[Ids, int]]] = {}
        self._known: dict[tuple[str, bool], Ids] = {}

    def add(self, items: Iterable[str]) -> int:
        """The number of the list of these words. The same words have the same number."""
        key = tuple(sorted(set(items)))
        if key in self._numbers:
            return self._numbers[key]
        number = self._new()
        self._numbers[key] = number
        for item in key:
            parts = APOSTROPHES.sub(" ", item).split()  # as a text is parted into words
            if len(parts) == 1:
                self._enter(parts[0], number)
            elif parts:
                atoms = tuple(self._atom(part) for part in parts)
                self._phrases.setdefault(atoms[0], []).append((atoms, number))
        self._known.clear()
        return number

    def _new(self) -> int:
        self._next += 1
        return self._next

    def _atom(self, written: str) -> int:
        if written not in self._atoms:
            self._atoms[written] = self._new()
            self._enter(written, self._atoms[written])
        return self._atoms[written]

    def _enter(self, written: str, number: int) -> None:
        kind = "begins" if written.endswith("*") else "ends" if written.startswith("*") else "exact"
        word = folded(written.strip("*"))
        self._plain.add(kind, word, number)
        self._loose.add(kind, loose(word), number)

    def numbers(self, word: Word) -> Ids:
        """The lists a word stands in."""
        key = (word.raw, word.is_joined)
        known = self._known.get(key)
        if known is not None:
            return known
        found = tuple(sorted(self._looked_up(*key)))
        if len(word.raw) <= LONGEST_REMEMBERED:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = found
        return found

    def _looked_up(self, raw: str, is_joined: bool) -> set[int]:
        word = folded(raw)
        found = self._plain.look_up(word)
        if is_masked(word):
            found |= self._plain.behind(word)
            word = word.replace("*", "")
        if is_stretched(word) or is_joined or (not raw.isascii() and word != raw.lower()):
            found |= self._loose.look_up(loose(word))
        for reading in readings(word):
            found |= self._plain.look_up(reading) | self._loose.look_up(loose(reading))
        return found

    def marks(self, words: Sequence[Word]) -> Marks:
        """Where the words of every list stand."""
        marks: Marks = {}
        rows = [self.numbers(word) for word in words]
        for position, row in enumerate(rows):
            for number in row:
                marks.setdefault(number, []).append((position, position + 1))
                if number in self._phrases:
                    self._follow(rows, position, number, marks)
        for spans in marks.values():
            spans.sort()  # not by which list was loaded first
        return marks

    def _follow(self, rows: list[Ids], position: int, first: int, marks: Marks) -> None:
        for atoms, number in self._phrases[first]:
            until = position + len(atoms)
            if until <= len(rows) and all(
                atom in row for atom, row in zip(atoms[1:], rows[position + 1 : until], strict=True)
            ):
                marks.setdefault(number, []).append((position, until))
