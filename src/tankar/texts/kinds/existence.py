"""existence: something stands in the text. With `gathers`, one finding tells of all of it at once.

tokens: patterns · except: patterns inside which nothing is found · repair · gathers: true | false
unless: words that, in the same sentence, make it mean something else · without: words that do so anywhere in the text
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tankar.texts.kinds.kind import Kind, Names, over_texts, patterns, somewhere, unless, words
from tankar.texts.kinds.mending import Mend, mend_of
from tankar.texts.patterns import Pattern, Subject
from tankar.texts.rule import Hit, Judge, Rule, WrongRule

__all__ = ["EXISTENCE", "gathered", "hits", "spans_of"]


def spans_of(subject: Subject, tokens: list[Pattern], exempt: list[Pattern]) -> list[tuple[int, int]]:
    """Where any of `tokens` stands outside `exempt`, in order, none inside another."""
    found = sorted(span for pattern in tokens for span in pattern.spans(subject))
    free = [span for pattern in exempt for span in pattern.spans(subject)] if found else []
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if any(begin <= start and end <= until for begin, until in free):
            continue
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def hits(subject: Subject, spans: list[tuple[int, int]], mend: Mend | None) -> Iterator[Hit]:
    """One hit for each span."""
    for start, end in spans:
        yield Hit(subject.part.key, start, end, mend(subject.text[start:end]) if mend else None)


def gathered(
    subject: Subject, spans: list[tuple[int, int]], mend: Mend | None, counted: int = 0
) -> Iterator[Hit]:
    """One hit from the first span to the last; the words between stay as they are. `counted`: with those elsewhere."""
    if not spans:
        return
    text, (first, last) = subject.text, (spans[0][0], spans[-1][1])
    pieces, position = [], first
    for start, end in spans:
        pieces += [text[position:start], mend(text[start:end]) if mend else ""]
        position = end
    count = {"count": str(counted or len(spans))}
    yield Hit(subject.part.key, first, last, "".join(pieces) if mend else None, words=count)


def make(rule: Rule, names: Names) -> Judge:
    tokens, exempt, mend = patterns(rule, "tokens", names), patterns(rule, "except", names), mend_of(rule)
    if not words(rule, "tokens"):
        raise WrongRule("tokens", "Say what to look for.")
    tell = gathered if rule.data.get("gathers") else hits
    is_else, told = somewhere(rule, "without", names), unless(rule, names)

    def look(subject: Subject) -> Iterator[Hit]:
        spans = spans_of(subject, tokens, exempt)
        if spans and not is_else(subject):
            if free := told(subject):
                spans = [one for one in spans if _sentence(subject, one) not in free]
            yield from tell(subject, spans, mend)

    return over_texts(rule, look)


def _sentence(subject: Subject, span: tuple[int, int]) -> int:
    """The number of the sentence whose words the span ends with; -1 without words."""
    at = bisect_left(subject.words, span[1], key=lambda one: one.start)
    return subject.words[at - 1].sentence if at else -1


EXISTENCE = Kind(
    frozenset({"tokens", "except", "repair", "gathers", "ignores_case", "unless", "without"}),
    make,
    places=("count",),
)
