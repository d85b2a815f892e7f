"""The language of a message: each sentence votes, by its function words and the shape of its words.

1. A sentence's points: words of the list @language (dialect and colloquial too), endings and letters that only one
   language has.
2. Where points do not decide, `py3langid`, limited to the three languages, is asked about that sentence.
3. A second language that holds enough of the words makes it a mix.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tankar.texts.kinds import Names
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING
from tankar.texts.vocabulary.tokens import Word

__all__ = ["MIX", "language_of"]

MIX = "mix"
LIST = "language"
FINNISH = re.compile(
    r"aa|ää|uu|yy|öö|ii|tt[aäu]|kk|uo|yö|äy|[aeiouyäö](?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|iin|een|mme|tte|nne|vat|vät)$"
    r"|(?:ista|istä|iden|jen|nen|set|sta|isi|ään|aan|oon|kin|kaan|kään|ko|kö|minen)$"
)
SWEDISH = re.compile(
    r"å|sk[aäöy]|stj|skj|ckl?|nings?$|igt$|liga?$|are[n]?$|arna$|erna$|orna$|het$|ade$|ande$|ens$|tion(?:en|er)?$|gata|väg"
)
ENGLISH = re.compile(r"w|th|tion$|ing$|ly$|ould|ight|sh|ea|oo[kdl]|ness|n't|ould")
WORTH, SHAPE = 2.0, 0.7
CLEAR = 1.5
LEAST_OF_SECOND = 0.2
MOST_SENTENCES = 40
MOST_ASKED = 400
Points = dict[str, float]
Lists = tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]
_made: dict[int, Lists] = {}


def language_of(subject: Subject, names: Names) -> str:
    """sv, fi, en or mix."""
    lists = _lists(names)
    sentences: dict[int, list[Word]] = {}
    for word in subject.words:
        if word.sentence < MOST_SENTENCES:
            sentences.setdefault(word.sentence, []).append(word)
    weight = dict.fromkeys(SPEAKING, 0.0)
    clear = dict.fromkeys(SPEAKING, 0)
    for said in sentences.values():
        points = _points(said, lists)
        winner, is_clear = _winner(points, subject.text[said[0].start : said[-1].end])
        weight[winner] += len(said)
        if is_clear and len(said) >= 3:
            clear[winner] += len(said)
    return _vote(weight, clear)


def _vote(weight: Points, clear: dict[str, int]) -> str:
    ranked = sorted(SPEAKING, key=lambda one: -weight[one])
    total = sum(weight.values())
    if clear[ranked[0]] and clear[ranked[1]] >= max(3, LEAST_OF_SECOND * total):
        return MIX
    return ranked[0]


def _points(said: list[Word], lists: Lists) -> Points:
    points = dict.fromkeys(SPEAKING, 0.0)
    for word in said:
        for language, worth in _of_word(word.raw, lists):
            points[language] += worth
    return points


@lru_cache(maxsize=50_000)
def _of_word(raw: str, lists: Lists) -> tuple[tuple[str, float], ...]:
    word = raw.lower()
    of_list = [
        language for language, words, beginnings in lists if word in words or word.startswith(beginnings)
    ]
    if of_list:
        return tuple((one, WORTH / len(of_list)) for one in of_list)
    if not 3 <= len(word) <= 40:
        return ()
    told = (("fi", FINNISH), ("sv", SWEDISH), ("en", ENGLISH))
    return tuple((language, SHAPE) for language, form in told if form.search(word))


def _lists(names: Names) -> Lists:
    """The function words of each language: whole words, and beginnings."""
    if id(names) not in _made:
        _made.clear()
        _made[id(names)] = tuple(
            (
                language,
                frozenset(one for one in said if not one.endswith("*")),
                tuple(one[:-1] for one in said if one.endswith("*")),
            )
            for language, said in sorted(names.lists.get(LIST, {}).items())
        )
    return _made[id(names)]


def _winner(points: Points, text: str) -> tuple[str, bool]:
    """The language of a sentence, and whether its words left no doubt."""
    ranked = sorted(SPEAKING, key=lambda one: -points[one])
    lead = points[ranked[0]] - points[ranked[1]]
    if lead >= CLEAR and points[ranked[0]] >= 2 * points[ranked[1]]:
        return ranked[0], True
    asked = _identifier()
    if asked is None or (lead > SHAPE and len(text) < 25):
        return ranked[0], False
    guess = asked.rank(text[:MOST_ASKED])
    best = {language: float(score) for language, score in guess}
    top = max(best.values())
    # points in hundredths of what the identifier is sure of: it knows little of short texts
    return max(SPEAKING, key=lambda one: best.get(one, top - 100) - top + 6 * points[one]), False


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """`None` where py3langid is not installed: then points alone decide."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(SPEAKING))
    return identifier
