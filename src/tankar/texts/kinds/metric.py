"""metric: something that measures too much.

measures: capitals  words in capitals: several in a row, or one that is an ordinary word
          sentence  a sentence of more than `most` words
          lix       a text that is heavy to read as a whole
except: abbreviations and names that are written in capitals (words, lists) · shouted: words that people shout alone
most: words of a sentence · lix, letters: language → from how much on (letters: of a word, on average, in a short text)
least: words from which on a text is measured · repair
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tankar.texts.kinds.kind import ANY, Kind, Names, choice, number, over_texts, word_set
from tankar.texts.kinds.mending import mend_of
from tankar.texts.patterns import Pattern, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.sentences.measures import weight_of
from tankar.texts.sentences.parting import sentences_of
from tankar.texts.spelling.speller import speller_of

__all__ = ["METRIC"]

# links and addresses may stand between, but do not begin a stretch
CAPITALS = Pattern(r"\b\p{Lu}{2,}(?:[^\pL\n]+\p{Lu}+)*\b", ignores_case=False)
WORD = re.compile(r"[^\W\d_]+")
VOWEL = re.compile(r"[AEIOUYÅÄÖ]")
TWO_VOWELS = re.compile(r"[aeiouyåäö].*[aeiouyåäö]")
JOINED = re.compile(r"[#@/:_.\d-]")
# how a form is shown: DDMMÅÅ-NNNT
MASK = re.compile(r"(?:(.)\1+)+|(.)\2{2,}.?")
# what a sign says before a day, an hour or a colon: "ÖPPET ons 10–18"
LABELS = re.compile(
    r"\s?(?:[:–-]|\s\d|\s(?:mån?|tis?|ons?|tors?|tor|fre|lör?|sön?|ma|ti|ke|to|pe|la|su|mon|tue|wed|thu|fri|sat|sun)\b)",
    re.I,
)
BEGIN_AFTER, OPENS = ".!?:\n–-", '"”“('
LEAST_TOGETHER, LEAST_OF_ONE, LEAST_ALONE = 7, 4, 5
LONG_TEXT, LEAST_SENTENCES, LONG_SENTENCE = 40, 3, 12


def make(rule: Rule, names: Names) -> Judge:
    measure = choice(rule, "measures", MEASURES)
    return MEASURES[measure](rule, names)


def _capitals(rule: Rule, names: Names) -> Judge:
    exempt, shouted = word_set(rule, "except", names), word_set(rule, "shouted", names)
    mend = mend_of(rule)

    def is_shouted(subject: Subject, said: list[str]) -> bool:
        ordinary = [one for one in said if len(one) > 1 and one not in exempt and not MASK.fullmatch(one)]
        if any(one in shouted for one in ordinary):
            return True
        long = [one for one in ordinary if len(one) >= LEAST_OF_ONE and VOWEL.search(one)]
        if len(ordinary) > 1:
            return bool(long) and sum(map(len, ordinary)) >= LEAST_TOGETHER
        return any(len(one) >= LEAST_ALONE and _is_word(one.lower(), subject.part.language) for one in long)

    def look(subject: Subject) -> Iterator[Hit]:
        for start, end in CAPITALS.spans(subject):
            found, text = subject.text[start:end], subject.text
            if JOINED.match(text[start - 1 : start]) or (
                JOINED.match(text[end : end + 1]) and text[end + 1 : end + 2].strip()
            ):
                continue
            said = WORD.findall(found)
            if len(said) == 1 and _begins(text, start) and LABELS.match(text, end):
                continue
            if is_shouted(subject, said):
                yield Hit(subject.part.key, start, end, _mended(text, start, mend(found)) if mend else None)

    return over_texts(rule, look)


def _mended(text: str, start: int, mended: str) -> str:
    """Within a sentence, the first word begins small."""
    return mended if _begins(text, start) else mended[:1].lower() + mended[1:]


def _begins(text: str, start: int) -> bool:
    """Does a sentence or a line begin here? Goes back sign by sign: a pattern would try every space before it."""
    at = start - (text[start - 1 : start] in OPENS)
    while at > 0 and text[at - 1].isspace() and text[at - 1] != "\n":
        at -= 1
    return at <= 0 or text[at - 1] in BEGIN_AFTER


def _is_word(low: str, language: str) -> bool:
    """An ordinary word of the language; where nobody can tell, any with letters as words have them."""
    speller = speller_of(language) if language != ANY else None
    return speller.knows(low) if speller else len(low) > LEAST_ALONE and TWO_VOWELS.search(low) is not None


def _sentence(rule: Rule, _names: Names) -> Judge:
    most = number(rule, "most", 30)

    def look(subject: Subject) -> Iterator[Hit]:
        for one in sentences_of(subject.text):
            if len(one.words) > most:
                yield Hit(subject.part.key, one.start, one.end, words={"count": str(len(one.words))})

    return over_texts(rule, look)


def _lix(rule: Rule, _names: Names) -> Judge:
    lix, letters = _figures(rule, "lix"), _figures(rule, "letters")
    least = number(rule, "least", 10)

    def look(subject: Subject) -> Iterator[Hit]:
        language = subject.part.language
        if language not in lix or len(subject.text) < least * 4:
            return
        sentences = sentences_of(subject.text)
        weight = weight_of(sentences)
        # one endless sentence is told of elsewhere
        is_long = weight.words >= LONG_TEXT and len(sentences) >= LEAST_SENTENCES
        heavy = weight.lix >= lix[language] and (is_long or weight.letters >= letters[language])
        is_text = len(sentences) > 1 or weight.words > LONG_SENTENCE
        if heavy and is_text and weight.words >= least:
            yield Hit(subject.part.key, words={"count": str(round(weight.lix))})

    return over_texts(rule, look)


def _figures(rule: Rule, field: str) -> Mapping[str, float]:
    said: Any = rule.data.get(field, {})
    if not isinstance(said, Mapping) or set(said) != set(SPEAKING):
        raise WrongRule(field, f"It must say a number for each of {', '.join(SPEAKING)}.")
    return {language: float(value) for language, value in said.items()}


MEASURES = {"capitals": _capitals, "sentence": _sentence, "lix": _lix}
METRIC = Kind(
    frozenset({"measures", "except", "shouted", "repair", "most", "lix", "letters", "least"}),
    make,
    places=("count",),
)
