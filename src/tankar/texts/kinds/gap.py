"""gap: words that mean something together, with a few others between them, in one sentence.

langs: language → one or more tables of
    a, b, c, d: words and lists (`@you`), in this order · max_gap: words between two of them (3)
    order: any, when they may stand in any order · except: what in the sentence makes it mean something else
except: the same for all tables · without: words that, anywhere in the text, make it mean something else
skips: names, quotes

A text is read in every language of the rule: short messages mix them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from tankar.texts.kinds.kind import Kind, Names, over_texts, skipping, somewhere
from tankar.texts.patterns import MOST_HITS, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.vocabulary.tokens import Word
from tankar.texts.vocabulary.vocabulary import Marks

__all__ = ["GAP"]

PLACES = ("a", "b", "c", "d")
FIELDS = {*PLACES, "max_gap", "order", "except"}
MOST_TRIED = 50
Span = tuple[int, int]


@dataclass(frozen=True)
class _Table:
    orders: tuple[tuple[int, ...], ...]
    needs: tuple[int, ...]
    max_gap: int
    free: tuple[int, ...]


def make(rule: Rule, names: Names) -> Judge:
    langs = rule.data.get("langs")
    if not isinstance(langs, Mapping) or not langs or not set(langs) <= set(SPEAKING):
        raise WrongRule("langs", f"It must say language: table, of {', '.join(SPEAKING)}.")
    tables = [
        _table(one, f"langs.{language}", language, rule, names)
        for language, said in langs.items()
        for one in (said if isinstance(said, list) else [said])
    ]

    is_else, skips = somewhere(rule, "without", names), skipping(rule)

    def look(subject: Subject) -> Iterator[Hit]:
        marks = subject.marks(names.vocabulary)
        found = sorted(_found(tables, marks, subject.words))[:MOST_HITS]
        if not found or is_else(subject):
            return
        until = -1
        for begin, end in found:
            if begin >= until and not skips(subject, begin, end):
                until = end
                yield Hit(subject.part.key, subject.words[begin].start, subject.words[end - 1].end)

    return over_texts(rule, look, [one.needs[0] for one in tables])


def _table(said: Any, where: str, language: str, rule: Rule, names: Names) -> _Table:
    if not isinstance(said, Mapping) or "a" not in said:
        raise WrongRule(where, "A table must say a: words.")
    if unknown := sorted(set(said) - FIELDS):
        raise WrongRule(f"{where}.{unknown[0]}", "A table has no such field.")
    gap = said.get("max_gap", 3)
    if not isinstance(gap, int) or not 0 <= gap <= 20:
        raise WrongRule(f"{where}.max_gap", "It must be a whole number, at most 20.")
    needs = []
    for place in PLACES:
        if place in said:
            number = names.listed(f"{where}.{place}", said[place], language)
            if number is None:
                raise WrongRule(f"{where}.{place}", "There is no word in it.")
            needs.append(number)
    free = [names.listed(f"{where}.except", one.get("except", []), language) for one in (said, rule.data)]
    orders = tuple(permutations(needs)) if said.get("order") == "any" else (tuple(needs),)
    return _Table(orders, tuple(needs), gap, tuple(one for one in free if one is not None))


def _found(tables: list[_Table], marks: Marks, words: list[Word]) -> Iterator[Span]:
    for table in tables:
        for need in table.needs:
            if need not in marks:
                break
        else:
            yield from _in_table(table, marks, words)


def _in_table(table: _Table, marks: Marks, words: list[Word]) -> Iterator[Span]:
    free = {words[begin].sentence for number in table.free for begin, _ in marks.get(number, ())}
    for order in table.orders:
        for span in marks[order[0]][:MOST_TRIED]:
            sentence = words[span[0]].sentence
            if sentence in free:
                continue
            end = _follows(order[1:], span[1], sentence, table.max_gap, marks, words)
            if end is not None:
                yield span[0], end


def _follows(
    order: tuple[int, ...], end: int, sentence: int, gap: int, marks: Marks, words: list[Word]
) -> int | None:
    """Where the rest of the order ends, when it follows."""
    if not order:
        return end
    for begin, until in marks[order[0]]:
        if end <= begin <= end + gap and words[until - 1].sentence == sentence:
            last = _follows(order[1:], until, sentence, gap, marks, words)
            if last is not None:
                return last
    return None


GAP = Kind(frozenset({"langs", "except", "without", "skips"}), make)
