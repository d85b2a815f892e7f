"""lexicon: words of a list, however they are bent, compounded or hidden behind other signs.

words: words and lists (`@insult`) · except: what only looks like them, alone or with a word beside it
marks: words that count only where they stand as a mark: alone in a sentence or brackets, at the head of a line
    before a colon, or in capitals
unless: what in the same sentence makes it a quotation, a title, a report · without: what does so anywhere in the text
before: what, up to three words before it, makes it said of oneself · skips: names, quotes
hidden: also find words that are misspelled by ear, swapped or torn apart
Of a list, the words of the text's own language and those of "any" count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tankar.texts.kinds.kind import ANY, Kind, Names, over_texts, skipping, somewhere
from tankar.texts.patterns import MOST_HITS, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.sentences.standing import is_mark
from tankar.texts.vocabulary.vocabulary import Marks

__all__ = ["LEXICON"]

NEAR = 3
"""Words between what stands before and what was found."""
Span = tuple[int, int]
Lists = dict[str, int | None]


@dataclass(frozen=True)
class _Lists:
    words: Lists
    marks: Lists
    free: Lists
    unless: Lists
    before: Lists


def make(rule: Rule, names: Names) -> Judge:
    lists = _Lists(
        {one: _wanted(rule, names, one) for one in SPEAKING},
        *(
            {one: names.listed(field, rule.data.get(field, []), one) for one in SPEAKING}
            for field in ("marks", "except", "unless", "before")
        ),
    )
    if not any(lists.words.values()) and not any(lists.marks.values()):
        raise WrongRule("words", "Say which words to look for.")
    is_else, skips = somewhere(rule, "without", names), skipping(rule)

    def look(subject: Subject) -> Iterator[Hit]:
        marks = subject.marks(names.vocabulary)
        languages = SPEAKING if subject.part.language == ANY else (subject.part.language,)
        found = _found(subject, lists, marks, languages)
        if not found or is_else(subject):
            return
        exempt = [*_spans(lists.free, marks, languages)]
        own = [end for _, end in _spans(lists.before, marks, SPEAKING)]
        until = 0
        for begin, end in found[:MOST_HITS]:
            is_free = any(first <= begin and end <= last for first, last in exempt)
            is_free = is_free or any(0 <= begin - last <= NEAR for last in own)
            if begin >= until and not is_free and not skips(subject, begin, end):
                until = end
                yield Hit(subject.part.key, subject.words[begin].start, subject.words[end - 1].end)

    return over_texts(rule, look, [*lists.words.values(), *lists.marks.values()])


def _wanted(rule: Rule, names: Names, language: str) -> int | None:
    take = names.seen_through if rule.data.get("hidden", False) is True else names.listed
    return take("words", rule.data.get("words", []), language)


def _found(subject: Subject, lists: _Lists, marks: Marks, languages: tuple[str, ...]) -> list[Span]:
    """In the order of the text, the longest first where several begin with the same word."""
    said = subject.words
    found = {*_spans(lists.words, marks, languages)}
    if found:
        told = {said[begin].sentence for begin, _ in _spans(lists.unless, marks, SPEAKING)}
        found = {one for one in found if said[one[0]].sentence not in told}
    for begin, end in _spans(lists.marks, marks, languages):
        if is_mark(subject.text, said[begin].start, said[end - 1].end):
            found.add((begin, end))
    return sorted(found, key=lambda one: (one[0], -one[1]))


def _spans(lists: Lists, marks: Marks, languages: tuple[str, ...]) -> Iterator[Span]:
    for one in languages:
        yield from marks.get(lists[one] or 0, ())


LEXICON = Kind(
    frozenset({"words", "marks", "except", "unless", "without", "before", "skips", "hidden"}), make
)
