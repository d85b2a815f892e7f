"""All word lists of a pack in one table, so that a text is looked up once, however many rules there are.

A word of a list is written: `word` as it is · `word*` with any ending · `*word` with any beginning (compounds) ·
`two words` one after the other, each of these kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tankar.texts.vocabulary.folding import folded, is_masked, is_stretched, loose, readings, unmasked
from tankar.texts.vocabulary.hidden import Hidden
from tankar.texts.vocabulary.tokens import Word

__all__ = ["Marks", "Vocabulary"]

Marks = dict[int, list[tuple[int, int]]]
"""List number → where its words stand, as (first word, word after the last)."""
Ids = tuple[int, ...]
APOSTROPHES = re.compile("['\u2019]")
MOST_REMEMBERED = 100_000
LONGEST_REMEMBERED = 40
LONGEST_HALF = 4
"""Letters of each half of a word torn by a space."""


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

    def whole(self, word: str) -> set[int]:
        """Only those whose word or stem it is, without any ending."""
        return self.exact.get(word, set()) | self.begins.get(word, set())

    def look_up(self, word: str) -> set[int]:
        found = set(self.exact.get(word, ()))
        for length in self.lengths["begins"]:
            if length <= len(word):
                found |= self.begins.get(word[:length], set())
        for length in self.lengths["ends"]:
            if length <= len(word):
                found |= self.ends.get(word[-length:], set())
        return found


class Vocabulary:
    """`add` lists, then look texts up."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._atoms: dict[str, int] = {}
        self._next = 0
        self._plain, self._loose, self._hidden = _Table(), _Table(), Hidden()
        self._has_hidden: set[int] = set()
        self._phrases: dict[int, dict[int, list[tuple[Ids, int]]]] = {}
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
                by_second = self._phrases.setdefault(atoms[0], {})
                by_second.setdefault(atoms[1], []).append((atoms, number))
        self._known.clear()
        return number

    def see_through(self, number: int, items: Iterable[str]) -> None:
        """Find the single words of a list also where they are hidden, misspelled or torn apart."""
        if number in self._has_hidden:
            return
        self._has_hidden.add(number)
        for item in items:
            if len(item.split()) == 1:
                self._hidden.add(*_kind(item), number)
        self._known.clear()

    def _new(self) -> int:
        self._next += 1
        return self._next

    def _atom(self, written: str) -> int:
        if written not in self._atoms:
            self._atoms[written] = self._new()
            self._enter(written, self._atoms[written])
        return self._atoms[written]

    def _enter(self, written: str, number: int) -> None:
        kind, word = _kind(written)
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
            word = unmasked(word)
            for reading in readings(word) or [word]:
                found |= self._hidden.behind(reading)
            word = word.replace("*", "")
        if is_stretched(word) or is_joined or (not raw.isascii() and word != raw.lower()):
            found |= self._loose.look_up(loose(word))
        found |= self._hidden.look_up(word)
        for reading in readings(word):
            found |= self._plain.look_up(reading) | self._loose.look_up(loose(reading))
            found |= self._hidden.look_up(reading)
        return found

    def marks(self, words: Sequence[Word]) -> Marks:
        """Where the words of every list stand."""
        marks: Marks = {}
        rows = [self.numbers(word) for word in words]
        for position, row in enumerate(rows):
            for number in row:
                marks.setdefault(number, []).append((position, position + 1))
            for number in row:  # after the single words, so that the shortest stands first
                if number in self._phrases:
                    self._follow(rows, position, number, marks)
            if position and words[position].before:
                self._torn(words, position, marks)
        for spans in marks.values():
            if len(spans) > 1:
                spans.sort()  # not by which list was loaded first
        return marks

    def _torn(self, words: Sequence[Word], position: int, marks: Marks) -> None:
        """A hidden word of which this is the second half: `vit tu`, `juma-lauta`."""
        first, second = words[position - 1], words[position]
        if second.before == " " and (len(first.raw) > LONGEST_HALF or len(second.raw) > LONGEST_HALF):
            return
        if not self._hidden.may_begin((first.raw + second.raw).lower()):
            return
        alone, both = self.numbers(first), folded(first.raw + second.raw)
        if second.before == " ":
            found = self._plain.whole(both)
        else:
            found = self._plain.look_up(both) | self._hidden.look_up(both)
        for number in found & self._has_hidden:
            if number not in alone:
                marks.setdefault(number, []).append((position - 1, position + 1))

    def _follow(self, rows: list[Ids], position: int, first: int, marks: Marks) -> None:
        by_second = self._phrases[first]
        for second in rows[position + 1] if position + 1 < len(rows) else ():
            for atoms, number in by_second.get(second, ()):
                until = position + len(atoms)
                if until <= len(rows) and all(
                    atom in row for atom, row in zip(atoms[2:], rows[position + 2 : until], strict=True)
                ):
                    marks.setdefault(number, []).append((position, until))


def _kind(written: str) -> tuple[str, str]:
    kind = "begins" if written.endswith("*") else "ends" if written.startswith("*") else "exact"
    return kind, folded(written.strip("*"))
