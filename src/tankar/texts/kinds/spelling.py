"""spelling: a word that the dictionary does not know and that is one slip away from one it knows.

common: wrong → right, found without a dictionary too · known: words and lists that are right whatever it says

Left alone: names, words in capitals or quotation marks, of other alphabets and other languages, tags and links, and
words that the text uses again and again. Without a dictionary only `common` is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from tankar.texts.kinds.kind import ANY, Kind, Names, WordSet, over_texts, word_set
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.sentences.speech import looks
from tankar.texts.sentences.standing import is_quoted
from tankar.texts.spelling.near import is_near
from tankar.texts.spelling.speller import speller_of
from tankar.texts.vocabulary.tokens import MOST_WORDS

__all__ = ["SPELLING"]

# not a piece of a link, a tag, a compound with a hyphen, or a word with invisible signs in it
UNSEEN = r"\u00ad\u0300-\u036f\u200b-\u200f\u2060"
WORD = re.compile(
    rf"(?<![\w@#./:=&?%\\{UNSEEN}-])[A-Za-zÀ-ÖØ-öø-ÿŠŽšž]{{4,40}}(?![\w@_/=\\{UNSEEN}-]|[.:’']\w)"
)
# what may stand before the first word of a sentence
HEAD = re.compile(r"(?:^|[.!?…:\n•*(\[\"“”»–—|>-]|[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\s*$")
# how family names end; at the head of a sentence a name looks like any word
NAME_ENDS = re.compile(
    r"(?:nen|[lt][aä]|mäki|järvi|niemi|koski|salo|s?son|strand|backa|lund|berg|qvist|kvist|man|ström|dahl|holm|gren"
    r"|fors|ius|stedt|näs|ås|vik|nius|bäck|sjö|borg|by)s?$"
)
SHORTEST_AT_HEAD = 7
NEXT_IS_NAME = re.compile(r" [A-ZÅÄÖ][a-zåäöé]")
OFTEN = 3
SHORTEST = 5
MOST_DOUBTFUL, MOST_TRIED = 60, 8
"""Unknown words of one text that are looked at, and those whose neighbours are looked for."""
THOROUGH = {"sv": (2, 12), "fi": (5, 24), "en": (3, 16)}
"""Of those, how many are tried for a letter left out, and how long they may be: Swedish compounds take their time."""
# letters of words from other languages, which are seldom misspelt Finnish
LOANED = re.compile(r"[bcfqwxzåšž]|(?<!n)g")
DOUBLED = re.compile(r"(.)(?=\1)")
PARTS = ((5, 4), (3, 6))
"""Letters that the first and the second half of a compound must have."""
# short words that begin no compound: "kun|ostettu" is a slip, "työ|ostettu" may be a word
NO_HEAD = {
    "sv": re.compile(
        r"och|att|den|det|som|har|kan|man|men|ska|var|han|hon|när|hur|din|sin|min|får|inte|eller"
    ),
    "fi": re.compile(r"...(?<![aeiouyäö])|kun|hän|tuo|joka|mikä|että|niin|kuin|vain|myös|sekä"),
}


def make(rule: Rule, names: Names) -> Judge:
    if len(rule.languages) != 1:
        raise WrongRule("languages", "A rule about spelling is for one language.")
    language, common = rule.languages[0], _common(rule)
    known = word_set(rule, "known", names, (language,))

    def look(subject: Subject) -> Iterator[Hit]:
        if subject.part.language == ANY:
            return
        tried = doubtful = 0
        for one in islice(WORD.finditer(subject.text), MOST_WORDS):
            word, start, end = one[0], one.start(), one.end()
            right = common.get(word.lower())
            if right is not None:
                if not is_quoted(subject.text, start, end):
                    yield Hit(subject.part.key, start, end, _as_written(right, word))
            elif doubtful < MOST_DOUBTFUL and _is_doubtful(word, language, known):
                doubtful += 1
                if tried < MOST_TRIED and _may_be_wrong(subject, start, end):
                    tried += 1
                    most, longest = THOROUGH[language]
                    if _is_wrong(word, language, thoroughly=tried <= most and len(word) <= longest):
                        yield Hit(subject.part.key, start, end)

    return over_texts(rule, look)


def _common(rule: Rule) -> Mapping[str, str]:
    said = rule.data.get("common", {})
    if not isinstance(said, Mapping) or not all(isinstance(one, str) for one in said.values()):
        raise WrongRule("common", "It must say wrong: right.")
    return said


def _is_doubtful(word: str, language: str, known: WordSet) -> bool:
    speller = speller_of(language)
    if speller is None or speller.knows(word):
        return False
    return len(word) >= SHORTEST and word[1:].islower() and word not in known


def _may_be_wrong(subject: Subject, start: int, end: int) -> bool:
    """Not where it stands as a name, in quotation marks, or again and again."""
    text, word = subject.text, subject.text[start:end]
    if word[0].isupper():
        is_head = HEAD.search(text, max(0, start - 8), start) and not NEXT_IS_NAME.match(text, end)
        if not is_head or len(word) < SHORTEST_AT_HEAD or NAME_ENDS.search(word):
            return False
    return text.count(word) < OFTEN and not is_quoted(text, start, end)


def _is_wrong(word: str, language: str, *, thoroughly: bool) -> bool:
    low = word.lower()
    others = {one: speller_of(one) for one in SPEAKING if one != language}
    if any(one is not None and one.knows(low) for one in others.values()):
        return False
    if any(
        speller is None and looks(low, one) and not looks(low, language) for one, speller in others.items()
    ):
        return False
    if language == "fi" and LOANED.search(low):
        return False
    if language != "en" and not _has_one_too_many(low, language) and _is_compound(low, language):
        return False
    return is_near(low, language, thoroughly=thoroughly)


def _has_one_too_many(low: str, language: str) -> bool:
    """Is it a known word with a letter doubled? Then it is that, though it falls into two words: skrid|skorr."""
    speller = speller_of(language)
    assert speller is not None
    return any(speller.knows(low[: one.start()] + low[one.start() + 1 :]) for one in DOUBLED.finditer(low))


def _is_compound(low: str, language: str) -> bool:
    """Two known words in one that the dictionary did not expect together, with or without an s between."""
    speller = speller_of(language)
    assert speller is not None
    for at in range(3, len(low) - 2):
        head, tail = low[:at], low[at:]
        if NO_HEAD[language].fullmatch(head) or not speller.knows(tail):
            continue
        if not any(len(head) >= least and len(tail) >= last for least, last in PARTS):
            continue
        if speller.knows(head) or (language == "sv" and head[-1] == "s" and speller.knows(head[:-1])):
            return True
    return False


def _as_written(right: str, word: str) -> str:
    return right[:1].upper() + right[1:] if word[:1].isupper() else right


SPELLING = Kind(frozenset({"common", "known"}), make)
