"""stray: a sentence in another language than its text.

words: the list of function words by language · prose: those that in edited texts are of one language alone
least: words a sentence must have

Left alone: names and titles, what is quoted or in brackets, and texts in which most sentences stray.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tankar.texts.kinds.kind import ANY, Kind, Names, number, over_texts, words
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.sentences.parting import Sentence, sentences_of
from tankar.texts.sentences.speech import Speech, without_names
from tankar.texts.sentences.standing import is_quoted

__all__ = ["STRAY"]

TIMES = 2.5
LONG_WORD = 5
QUOTED = re.compile(r"[“”\"»«„][^“”\"»«„]{1,200}[“”\"»«]")
WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*")


def make(rule: Rule, names: Names) -> Judge:
    listed = [one[1:] for one in words(rule, "words")]
    if len(listed) != 1 or listed[0] not in names.lists:
        raise WrongRule("words", "Name the one list that has function words by language.")
    prose = {one: names.said_beside("prose", rule.data.get("prose", []), [one]) for one in SPEAKING}
    speech, least = Speech(names.lists[listed[0]], prose), number(rule, "least", 3)

    def strays(text: str, one: Sentence, language: str) -> bool:
        said = without_names(_own_words(text, one))
        is_short = len(said) < least
        if (is_short and not _is_weighty(said)) or speech.leads(said, language):
            return False
        other = speech.spoken(said, TIMES)
        # English catchwords are short sentences in any language
        return other not in ("", language) and not (is_short and other == "en")

    def look(subject: Subject) -> Iterator[Hit]:
        language = subject.part.language
        if language == ANY:
            return
        sentences = sentences_of(subject.text)
        found = [
            one
            for one in sentences
            if strays(subject.text, one, language) and not _is_told(subject.text, one)
        ]
        if 2 * len(found) <= len(sentences):
            for one in found:
                yield Hit(subject.part.key, one.start, one.end)

    return over_texts(rule, look)


def _own_words(text: str, one: Sentence) -> Sequence[str]:
    """Those that are not quoted within it."""
    said = text[one.start : one.end]
    return WORD.findall(QUOTED.sub(" ", said)) if QUOTED.search(said) else one.words


def _is_weighty(said: list[str]) -> bool:
    """Two long words say enough: "Pahoittelemme häiriötä"."""
    return len(said) == 2 and all(len(word) >= LONG_WORD for word in said)


def _is_told(text: str, one: Sentence) -> bool:
    """Is it quoted, or in brackets: said of the other language on purpose?"""
    said = text[one.start : one.end]
    return is_quoted(text, one.start + 1, one.end - 1) or said[:1] in "“”\"»«(['’" or said[-1:] in ")]"


STRAY = Kind(frozenset({"words", "prose", "least"}), make)
