"""heap: words of a list that pile up in sentences next to one another, with nobody who acts in them.

words: words and lists · actors: words that say who acts; a sentence with one of them ends the heap
least: how many in a heap · except: what only looks like such a word · without: as in other types
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tankar.texts.kinds.kind import ANY, Kind, Names, number, over_texts, somewhere
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.sentences.parting import sentences_of

__all__ = ["HEAP"]

Span = tuple[int, int]


def make(rule: Rule, names: Names) -> Judge:
    wanted, acting, free = (
        {one: names.listed(field, rule.data.get(field, []), one) for one in SPEAKING}
        for field in ("words", "actors", "except")
    )
    if not any(wanted.values()):
        raise WrongRule("words", "Say which words to look for.")
    least, is_else = number(rule, "least", 3), somewhere(rule, "without", names)

    def look(subject: Subject) -> Iterator[Hit]:
        if subject.part.language == ANY:
            return
        language, marks = subject.part.language, subject.marks(names.vocabulary)
        exempt = set(marks.get(free[language] or 0, ()))
        found = sorted(one for one in marks.get(wanted[language] or 0, ()) if one not in exempt)
        if len(found) < least or is_else(subject):
            return
        acts = [subject.words[begin].start for begin, _ in marks.get(acting[language] or 0, ())]
        for span in _heaps(subject, [_place(subject, one) for one in found], acts, least):
            yield Hit(subject.part.key, *span)

    return over_texts(rule, look, wanted.values())


def _place(subject: Subject, span: Span) -> Span:
    return subject.words[span[0]].start, subject.words[span[1] - 1].end


def _heaps(subject: Subject, found: list[Span], acts: list[int], least: int) -> Iterator[Span]:
    """From the first word of each heap to the last. Exhortations ("Let us …!") and questions end one, too."""
    heap: list[Span] = []
    starts = [start for start, _ in found]
    for one in sentences_of(subject.text):
        here = found[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
        has_actor = bisect_left(acts, one.start) < bisect_left(acts, one.end)
        if here and not has_actor and subject.text[one.end - 1] not in "!?":
            heap += here
            continue
        if len(heap) >= least:
            yield heap[0][0], heap[-1][1]
        heap = []
    if len(heap) >= least:
        yield heap[0][0], heap[-1][1]


HEAP = Kind(frozenset({"words", "actors", "except", "least", "without"}), make)
