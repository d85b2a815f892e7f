"""lexicon: words of a list, however they are bent, compounded or hidden behind other signs.

words: words and lists (`@insult`) · except: what only looks like them, alone or with a word beside it
Of a list, the words of the text's own language and those of "any" count.
"""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.kinds.kind import ANY, Kind, Names, over_texts
from tankar.texts.patterns import MOST_HITS, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule

__all__ = ["LEXICON"]


def make(rule: Rule, names: Names) -> Judge:
    vocabulary = names.vocabulary
    wanted = {one: names.listed("words", rule.data.get("words", []), one) for one in SPEAKING}
    free = {one: names.listed("except", rule.data.get("except", []), one) for one in SPEAKING}
    if not any(wanted.values()):
        raise WrongRule("words", "Say which words to look for.")

    def look(subject: Subject) -> Iterator[Hit]:
        marks = subject.marks(vocabulary)
        languages = SPEAKING if subject.part.language == ANY else (subject.part.language,)
        found = sorted({span for one in languages for span in marks.get(wanted[one] or 0, ())})
        if not found:
            return
        exempt = [span for one in languages for span in marks.get(free[one] or 0, ())]
        until = 0
        for begin, end in found[:MOST_HITS]:
            is_free = any(first <= begin and end <= last for first, last in exempt)
            if begin >= until and not is_free:
                until = end
                yield Hit(subject.part.key, subject.words[begin].start, subject.words[end - 1].end)

    return over_texts(rule, look, wanted.values())


LEXICON = Kind(frozenset({"words", "except"}), make)
