"""The language of a message: every word votes, and the words between two marks speak one language.

1. A word's points: the list @language (dialect and colloquial too) first, then letters and endings that only one
   language has, and what `py3langid`, limited to the three languages, says of the word. Remembered word by word.
2. The most likely run of languages over the words, where changing costs points: little after a full stop, more after a
   comma, most in the middle of a clause.
3. Two languages that both hold a clause of their own make a mix. A word or a name within a clause makes none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from tankar.texts.kinds import Names
from tankar.texts.links.hosts import links
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING
from tankar.texts.vocabulary.folding import folded, readings
from tankar.texts.vocabulary.tokens import Word

__all__ = ["MIX", "language_of"]

MIX = "mix"
LIST = "language"
NAMES_LIST = "no_language"
FINNISH = re.compile(
    r"aa|ää|uu|yy|öö|ii|tt[aäu]|kk|uo|yö|äy|[aeiouyäö](?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|iin"
    r"|een|mme|tte|nne|vat|vät)$"
    r"|(?:ista|istä|iden|jen|nen|set|sta|isi|ään|aan|oon|kin|kaan|kään|ko|kö|minen)$"
)
SWEDISH = re.compile(
    r"å|sk[aäöy]|stj|skj|ckl?|nings?$|igt$|liga?$|are[n]?$|arna$|erna$|orna$|het$|ade$|ande$|ens$"
    r"|tion(?:en|er)?$|gata|väg"
)
ENGLISH = re.compile(r"w|th|tion$|ing$|ly$|ould|ight|sh|ea|oo[kdl]|ness|n't|ould")
ONLY = re.compile(r"[a-zåäöéü'’]+")
WORTH, SHAPE = 3.0, 0.8
SURE = 0.22
"""Points for each unit by which the identifier finds one language likelier; at most `MOST_SURE`."""
MOST_SURE = 2.0
SENTENCE, COMMA, CLAUSE = 1.0, 2.0, 4.5
"""What it costs to change languages after a full stop, after a comma, within a clause."""
LEAST_POINTS = 3.5
"""By which a clause must be more one language than the other to make a mix."""
MOST_WORDS = 150
ENDS = frozenset(".!?…\n:;—–")
Row = tuple[float, ...]
Lists = tuple[tuple[int, frozenset[str], tuple[str, ...]], ...]
NOTHING: Row = (0.0, 0.0, 0.0)
_made: dict[int, tuple[Lists, frozenset[str]]] = {}


def language_of(subject: Subject, names: Names) -> str:
    """sv, fi, en or mix."""
    lists, no_language = _lists(names)
    words = _outside(links(subject), subject.words[:MOST_WORDS])
    if not words:
        return SPEAKING[0]
    rows = [_of_word(word.raw, lists, no_language) for word in words]
    totals = [sum(row[one] for row in rows) for one in range(3)]
    first = max(range(3), key=lambda one: totals[one])
    others = [sum(max(0.0, row[one] - row[first]) for row in rows) for one in range(3) if one != first]
    if max(others) < LEAST_POINTS:
        return SPEAKING[first]
    return _of_runs(_run(rows, _costs(words, subject.text)), rows, totals)


def _outside(spans: tuple[tuple[int, int], ...], words: list[Word]) -> list[Word]:
    """The words that stand in no link."""
    if not spans:
        return words
    return [one for one in words if not any(start <= one.start < end for start, end in spans)]


def _of_runs(run: list[int], rows: list[Row], totals: list[float]) -> str:
    held = {one: 0.0 for one in run}
    for language, row in zip(run, rows, strict=True):
        held[language] += row[language] - max(row[:language] + row[language + 1 :])
    ranked = sorted(held, key=lambda one: -held[one])
    if len(ranked) > 1 and held[ranked[1]] >= LEAST_POINTS:
        return MIX
    return SPEAKING[ranked[0] if len(ranked) == 1 else max(ranked, key=lambda one: totals[one])]


def _costs(words: list[Word], text: str) -> list[float]:
    """What it costs to change before each word but the first."""
    costs = []
    for one, other in pairwise(words):
        between = text[one.end : other.start]
        if other.sentence != one.sentence or not ENDS.isdisjoint(between):
            costs.append(SENTENCE)
        else:
            costs.append(CLAUSE if between == " " else COMMA)
    return costs


def _run(rows: list[Row], costs: list[float]) -> list[int]:
    """The languages of the words that together have the most points (Viterbi)."""
    best = list(rows[0])
    back: list[tuple[int, int, int]] = []
    for row, cost in zip(rows[1:], costs, strict=True):
        top = max(range(3), key=best.__getitem__)
        changed = best[top] - cost
        came = tuple(one if best[one] >= changed else top for one in range(3))
        best = [max(best[one], changed) + row[one] for one in range(3)]
        back.append(came)  # type: ignore[arg-type]
    last = max(range(3), key=best.__getitem__)
    run = [last]
    for came in reversed(back):
        last = came[last]
        run.append(last)
    return run[::-1]


@lru_cache(maxsize=50_000)
def _of_word(raw: str, lists: Lists, no_language: frozenset[str]) -> Row:
    word = folded(raw)
    if not ONLY.fullmatch(word):
        word = next((one for one in readings(word) if ONLY.fullmatch(one)), "")
    if not word or word in no_language:
        return NOTHING
    of_list = [
        language for language, words, beginnings in lists if word in words or word.startswith(beginnings)
    ]
    if of_list:
        return tuple(WORTH / len(of_list) if one in of_list else 0.0 for one in range(3))
    if not 2 <= len(word) <= 40:
        return NOTHING
    weight = 0.4 if raw[0].isupper() else 1.0  # a name, or a word of a place, may be of any language
    shapes = (SWEDISH, FINNISH, ENGLISH)
    sure = _identified(word)
    return tuple(
        weight * (sure[one] + (SHAPE if len(word) >= 3 and shapes[one].search(word) else 0.0))
        for one in range(3)
    )


def _identified(word: str) -> Row:
    """What the identifier gives each language for one word, the least likely 0."""
    asked = _identifier()
    if asked is None:
        return NOTHING
    said = {language: float(score) for language, score in asked.rank(word)}
    scores = [said.get(one, -1000.0) for one in SPEAKING]
    top = max(scores)
    return tuple(max(0.0, MOST_SURE - SURE * (top - one)) for one in scores)


def _lists(names: Names) -> tuple[Lists, frozenset[str]]:
    """The words of each language, whole ones and beginnings; and words that tell of none."""
    if id(names) not in _made:
        _made.clear()
        _made[id(names)] = (
            tuple(
                (
                    SPEAKING.index(language),
                    frozenset(one for one in said if not one.endswith("*")),
                    tuple(one[:-1] for one in said if one.endswith("*")),
                )
                for language, said in sorted(names.lists.get(LIST, {}).items())
                if language in SPEAKING
            ),
            frozenset(one for said in names.lists.get(NAMES_LIST, {}).values() for one in said),
        )
    return _made[id(names)]


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """`None` where py3langid is not installed: then lists and shapes alone decide."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(SPEAKING))
    return identifier
