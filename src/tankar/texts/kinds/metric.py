"""metric: a stretch of text that measures too much. Today: words in capitals in a row.

measures: capitals · words, letters: at least so many in a row · except: abbreviations · repair
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tankar.texts.kinds.kind import Kind, Names, choice, number, over_texts, words
from tankar.texts.kinds.mending import mend_of
from tankar.texts.patterns import Pattern, Subject
from tankar.texts.rule import Hit, Judge, Rule

__all__ = ["METRIC"]

# links and addresses may stand between, but do not begin a stretch
CAPITALS = Pattern(r"\b\p{Lu}{2,}(?:[^\pL\n]+\p{Lu}+)+\b", ignores_case=False)
WORD = re.compile(r"[^\W\d_]+")


def make(rule: Rule, _names: Names) -> Judge:
    choice(rule, "measures", ["capitals"])
    least_words, least_letters = number(rule, "words", 3), number(rule, "letters", 12)
    exempt, mend = frozenset(words(rule, "except")), mend_of(rule)

    def look(subject: Subject) -> Iterator[Hit]:
        for start, end in CAPITALS.spans(subject):
            found = subject.text[start:end]
            counted = [word for word in WORD.findall(found) if word not in exempt]
            if len(counted) >= least_words and sum(map(len, counted)) >= least_letters:
                yield Hit(subject.part.key, start, end, mend(found) if mend else None)

    return over_texts(rule, look)


METRIC = Kind(frozenset({"measures", "words", "letters", "except", "repair"}), make)
