"""lexicon: words of a list, however they are bent, compounded or hidden behind other signs.

words: words and lists (`@insult`) · except: what only looks like them, alone or with a word beside it
marks: words that count only where they stand as a mark: alone in a sentence or brackets, at the head of a line
    before a colon, or in capitals
beside: words that, in the same sentence, make it mean something else (but not a mark)
unless: words that do so anywhere in the text · skips: names, quotes
Of a list, the words of the text's own language and those of "any" count.
"""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.kinds.kind import ANY, Kind, Names, beside, over_texts, skipping, somewhere
from tankar.texts.patterns import MOST_HITS, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.sentences.standing import is_mark

__all__ = ["LEXICON"]


Span = tuple[int, int]


def make(rule: Rule, names: Names) -> Judge:
    wanted, marking, free = (
        {one: names.listed(field, rule.data.get(field, []), one) for one in SPEAKING}
        for field in ("words", "marks", "except")
    )
    if not any(wanted.values()) and not any(marking.values()):
        raise WrongRule("words", "Say which words to look for.")
    is_else, told, skips = somewhere(rule, "unless", names), beside(rule, names), skipping(rule)

    def look(subject: Subject) -> Iterator[Hit]:
        marks = subject.marks(names.vocabulary)
        languages = SPEAKING if subject.part.language == ANY else (subject.part.language,)
        found = {span for one in languages for span in marks.get(wanted[one] or 0, ())}
        if found and (elsewhere := told(subject)):
            found = {one for one in found if subject.words[one[0]].sentence not in elsewhere}
        found |= {span for one in languages for span in marks.get(marking[one] or 0, ()) if _marks(subject, span)}
        if not found or is_else(subject):
            return
        exempt = [span for one in languages for span in marks.get(free[one] or 0, ())]
        until = 0
        for begin, end in sorted(found, key=lambda one: (one[0], -one[1]))[:MOST_HITS]:
            is_free = any(first <= begin and end <= last for first, last in exempt)
            if begin >= until and not is_free and not skips(subject, begin, end):
                until = end
                yield Hit(subject.part.key, subject.words[begin].start, subject.words[end - 1].end)

    return over_texts(rule, look)


def _marks(subject: Subject, span: Span) -> bool:
    begin, end = span
    return is_mark(subject.text, subject.words[begin].start, subject.words[end - 1].end)


LEXICON = Kind(frozenset({"words", "marks", "except", "beside", "unless", "skips"}), make)
