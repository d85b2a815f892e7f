"""Is something asked? A mark, a word that asks, a verb or a Finnish -ko at the beginning of a sentence."""

from __future__ import annotations

import re

from tankar.texts.kinds import Names
from tankar.texts.patterns import Subject

__all__ = ["is_question"]

MARK = re.compile(r"(?<![/=&\w]\?)[?？](?=[\s!?)\]\"”’»:;,.]|$|[^\w\s=&/])")
LINK = re.compile(r"(?:https?://|www\.)\S+")
CLITIC = re.compile(r"(?<!k)k[oö](?:s|han|hän|kaan)?$")
NO_CLITIC = frozenset(
    [
        "koko",
        "jako",
        "joko",
        "toko",
        "poko",
        "iko",
        "loko",
        "sako",
        "ukko",
        "kokko",
        "tako",
        "mako",
        "tietokoko",
        "kaupunkikoko",
        "puolikoko",
    ]
)
LONGEST = 18
GREETINGS = frozenset(
    [
        "hej",
        "hei",
        "hello",
        "hi",
        "moi",
        "moro",
        "terve",
        "tjena",
        "hejsan",
        "hallå",
        "no",
        "nå",
        "ja",
        "och",
        "mutta",
        "men",
        "and",
        "but",
        "so",
        "eli",
        "joo",
    ]
)


def is_question(subject: Subject, names: Names) -> bool:
    text = subject.text
    if ("?" in text or "？" in text) and MARK.search(LINK.sub(" ", text)):
        return True
    marks = subject.marks(names.vocabulary)
    if any(number in marks for number in names.numbers("asking").values()):
        return True
    opening = names.numbers("opening_question").values()
    openings = {span[0] for number in opening for span in marks.get(number, ())}
    return any(_asks(subject, begin, end, openings) for begin, end in _sentences(subject))


def _sentences(subject: Subject) -> list[tuple[int, int]]:
    """(first word after a greeting, word after the last) of each."""
    found: list[tuple[int, int]] = []
    begin = 0
    words = subject.words
    for position in range(1, len(words) + 1):
        if position == len(words) or words[position].sentence != words[begin].sentence:
            first = begin
            while first < position and words[first].raw.lower() in GREETINGS:
                first += 1
            if first < position:
                found.append((first, position))
            begin = position
    return found


def _asks(subject: Subject, begin: int, end: int, openings: set[int]) -> bool:
    word = subject.words[begin].raw.lower()
    if len(word) >= 4 and CLITIC.search(word) and word not in NO_CLITIC:
        return True
    if begin not in openings or end - begin > LONGEST or end - begin < 2:
        return False
    last = subject.words[end - 1].end
    return (
        subject.text[last : last + 1] not in ("!", ":")
        and "," not in subject.text[subject.words[begin].start : last]
    )
