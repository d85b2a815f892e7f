"""stray: a sentence in another language than its text.

words: function words of each language (a list that has them by language) · least: words a sentence must have

1. A word speaks for the languages in whose list it stands, else for that whose endings and letters it has.
2. A sentence strays when another language leads clearly and hardly a word speaks for the text's own.
Left alone: names and titles, what is quoted or in brackets, and texts in which most sentences stray.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tankar.texts.kinds.kind import ANY, Kind, Names, number, over_texts, words
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.sentences.parting import Sentence, sentences_of
from tankar.texts.sentences.standing import is_quoted

__all__ = ["STRAY"]

SHAPES = {
    "fi": re.compile(
        r"aa|ää|uu|yy|öö|ii$|uo|yö|äy|[aeiouyäö](?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|mme|tte|vat|vät|nsa|nsä)$"
        r"|(?:iden|jen|ista|istä|kin|kaan|kään|minen|inen|iset|isen|een|iin|oon)$|^(?:hy|ky|ty|pä|kä|hä)"
    ),
    "sv": re.compile(
        r"å|sk[aäöy]|stj|skj|ck|[^aeiouyäö]ningen?s?$|igt$|lig[at]?$|ar(?:na|en)?$|er(?:na)?$|or(?:na)?$|het(?:en)?$"
        r"|ade?s?$|[^aeiouyäö]tt$|[bdfglmnrst]en$|[bdfglmnrst]et$|gata|väg"
    ),
    "en": re.compile(r"w[aeiho]|th|tion$|ing$|ly$|ould|ight|sh|ea[drt]|oo[kdl]|ness$|ed$|^[bcdfghjklmnprst]+y$"),
}
OF_LIST, OF_SHAPE = 2.0, 1.0
CLEAR = 3.0
CAPITAL = re.compile(r"[A-ZÅÄÖ]")
Lists = dict[str, frozenset[str]]


def make(rule: Rule, names: Names) -> Judge:
    lists = _lists(rule, names)
    least = number(rule, "least", 3)

    @lru_cache(maxsize=20_000)
    def spoken(word: str) -> tuple[tuple[str, float], ...]:
        """What a word says: language and how much."""
        of_list = [one for one in SPEAKING if word in lists[one]]
        if of_list:
            return tuple((one, OF_LIST / len(of_list)) for one in of_list)
        if len(word) < 4:
            return ()
        of_shape = [one for one in SPEAKING if SHAPES[one].search(word)]
        return tuple((one, OF_SHAPE / len(of_shape)) for one in of_shape)

    def strays(one: Sentence, language: str) -> bool:
        said = _without_names(one.words)
        if len(said) < least:
            return False
        points = dict.fromkeys(SPEAKING, 0.0)
        for word in said:
            for spoke, worth in spoken(word.lower()):
                points[spoke] += worth
        other = max(SPEAKING, key=points.__getitem__)
        return other != language and points[other] >= CLEAR and points[other] >= 3 * points[language]

    def look(subject: Subject) -> Iterator[Hit]:
        language = subject.part.language
        if language == ANY:
            return
        sentences = sentences_of(subject.text)
        found = [one for one in sentences if strays(one, language) and not _is_told(subject.text, one)]
        if 2 * len(found) <= len(sentences):
            for one in found:
                yield Hit(subject.part.key, one.start, one.end)

    return over_texts(rule, look)


def _lists(rule: Rule, names: Names) -> Lists:
    said = words(rule, "words")
    if len(said) != 1 or said[0][1:] not in names.lists:
        raise WrongRule("words", "Name the one list that has function words by language.")
    listed = names.lists[said[0][1:]]
    return {one: frozenset(word.rstrip("*") for word in listed.get(one, ())) for one in SPEAKING}


def _without_names(said: Sequence[str]) -> list[str]:
    """Words but those with a capital after the first."""
    return [word for at, word in enumerate(said) if at == 0 or not CAPITAL.match(word)]


def _is_told(text: str, one: Sentence) -> bool:
    """Is it quoted, or in brackets: said of the other language on purpose?"""
    said = text[one.start : one.end]
    return is_quoted(text, one.start + 1, one.end - 1) or said[:1] in "“”\"»«(['’" or said[-1:] in ")]"


STRAY = Kind(frozenset({"words", "least"}), make)
