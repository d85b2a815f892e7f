"""lexicon: words of a list, however they are bent, compounded or hidden behind other signs.

words: words and lists (`@insult`) · except: what only looks like them, alone or with a word beside it
unless: what in the same sentence makes it a quotation, a title, a report · before: what, up to three words before it,
makes it said of oneself · hidden: also find words that are misspelled by ear, swapped or torn apart
Of a list, the words of the text's own language and those of "any" count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tankar.texts.kinds.kind import ANY, Kind, Names, over_texts
from tankar.texts.patterns import MOST_HITS, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.vocabulary.vocabulary import Marks

__all__ = ["LEXICON"]

NEAR = 3
"""Words between what stands before and what was found."""
Span = tuple[int, int]
Lists = dict[str, int | None]


@dataclass(frozen=True)
class _Lists:
    words: Lists
    free: Lists
    unless: Lists
    before: Lists


def make(rule: Rule, names: Names) -> Judge:
    lists = _Lists(
        {one: _wanted(rule, names, one) for one in SPEAKING},
        *(
            {one: names.listed(field, rule.data.get(field, []), one) for one in SPEAKING}
            for field in ("except", "unless", "before")
        ),
    )
    if not any(lists.words.values()):
        raise WrongRule("words", "Say which words to look for.")

    def look(subject: Subject) -> Iterator[Hit]:
        marks = subject.marks(names.vocabulary)
        languages = SPEAKING if subject.part.language == ANY else (subject.part.language,)
        found = sorted({*_spans(lists.words, marks, languages)})
        if not found:
            return
        exempt = [*_spans(lists.free, marks, languages)]
        told = {subject.words[begin].sentence for begin, _ in _spans(lists.unless, marks, SPEAKING)}
        own = [end for _, end in _spans(lists.before, marks, SPEAKING)]
        until = 0
        for begin, end in found[:MOST_HITS]:
            is_free = any(first <= begin and end <= last for first, last in exempt)
            is_free = is_free or subject.words[begin].sentence in told
            if begin >= until and not is_free and not any(0 <= begin - last <= NEAR for last in own):
                until = end
                yield Hit(subject.part.key, subject.words[begin].start, subject.words[end - 1].end)

    return over_texts(rule, look, lists.words.values())


def _wanted(rule: Rule, names: Names, language: str) -> int | None:
    take = names.seen_through if rule.data.get("hidden", False) is True else names.listed
    return take("words", rule.data.get("words", []), language)


def _spans(lists: Lists, marks: Marks, languages: tuple[str, ...]) -> Iterator[Span]:
    for one in languages:
        yield from marks.get(lists[one] or 0, ())


LEXICON = Kind(frozenset({"words", "except", "unless", "before", "hidden"}), make)
