"""A text as sentences, to measure them: a dot after an abbreviation or a number ends none.

A line ends a sentence, so that a list is no long one; so does an emoji before a capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Sentence", "sentences_of"]

EMOJI = "\u2600-\u27bf\u2b50\ufe0f\U0001f300-\U0001faff"
# every run is bounded, so that no text takes long
END = re.compile(rf"[.!?…]{{1,9}}[\"”’»)\]]{{0,3}}(?=\s|$)|\n|[{EMOJI}]{{1,9}}(?=\s{{1,3}}[A-ZÅÄÖ])")
LAST = re.compile(r"[^\s(\[“”\"]+$")
SPACES = re.compile(r"\s*")
# hyphens and colons stand inside a word: EU:n, it-hjälp; numbers are no words
WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*")
LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[\w.+-]{1,64}@[\w-]{1,60}\.[\w.-]{1,60}"
    r"|(?<!\S)[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:fi|com|org|net|eu|se)(?:/\S*)?|[#@]\w+"
)
LINKED = re.compile(r"[@#/]|\.\w")
MOST = 2_000
"""Sentences of one text that are looked at."""
LONGEST_WORD = 100
"""Signs of a word that are read."""
ABBREVIATIONS = frozenset(
    [
        "kl",
        "klo",
        "ca",
        "t.ex",
        "bl.a",
        "d.v.s",
        "dvs",
        "s.k",
        "osv",
        "m.m",
        "m.fl",
        "o.s.v",
        "o.d",
        "fr.o.m",
        "t.o.m",
        "f.d",
        "tel",
        "tfn",
        "nr",
        "st",
        "prof",
        "dr",
        "ing",
        "red",
        "resp",
        "inkl",
        "exkl",
        "min",
        "max",
        "esim",
        "ns",
        "n",
        "ym",
        "yms",
        "jne",
        "mm",
        "eli",
        "puh",
        "nro",
        "os",
        "s",
        "v",
        "vk",
        "joht",
        "toim",
        "varatuom",
        "mr",
        "mrs",
        "ms",
        "e.g",
        "i.e",
        "etc",
        "no",
        "vs",
        "approx",
    ]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`words`: as they stand, without links, tags and numbers."""

    start: int
    end: int
    words: tuple[str, ...]


@lru_cache(maxsize=32)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """In order; those without a word are left out. Remembered, because several rules ask."""
    found: list[Sentence] = []
    start = 0
    for one in END.finditer(text):
        if len(found) >= MOST:
            return tuple(found)
        if one[0] == "." and _goes_on(text, one.start(), one.end()):
            continue
        _add(found, text, start, one.end())
        start = one.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    said = text[start:end]
    words = tuple(WORD.findall(LINK.sub(" ", said) if LINKED.search(said) else said))
    if end - start > LONGEST_WORD:
        words = tuple([word[:LONGEST_WORD] for word in words])
    if words:
        begin = start + len(said) - len(said.lstrip())
        found.append(Sentence(begin, begin + len(said.strip()), words))


def _goes_on(text: str, dot: int, after: int) -> bool:
    """Does the dot belong to an abbreviation, an initial or a number that is read as "the fourth"?"""
    last = LAST.search(text, max(0, dot - 20), dot)
    begins = SPACES.match(text, after).end()  # type: ignore[union-attr]
    following = text[begins : begins + 1]
    if last is None or not following:
        return False
    word = last[0]
    if word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return True
    return word[-1].isdigit() and (following.islower() or following.isdigit() or following in "–-")
