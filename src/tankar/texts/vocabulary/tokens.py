"""A text as words with their place in it. Letters written apart (v i t t u) are one word."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["MOST_WORDS", "Word", "words_of"]

MOST_WORDS = 4_000
"""Of one text, what is read. A message of a resident has a hundredth."""
LETTER = "\\w\u00ad\u0300-\u036f\u034f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\u24b6-\u24e9\U0001f130-\U0001f189"
WORD = re.compile(rf"(?:[@$](?=[^\W\d_]))?[{LETTER}]+(?:[@$€!|*+£¤#%§]+[{LETTER}]+)*(?:[*$]+(?![\w]))?")
ENDS = re.compile(r"[.!?…]+(?=\s|$)|\n|[.!?]{2,}")
LONGEST_GAP = 3
LONGEST_WORD = 100
"""Signs of a word that are read, so that what is remembered of words has its bounds."""


@dataclass(slots=True)
class Word:
    """`raw` stands at `start:end`, or begins there when it is long; `sentence`: its number.

    `is_joined`: it was written letter by letter.
    `before`: the one sign between it and the word before it; empty when there are more.
    """

    raw: str
    start: int
    end: int
    sentence: int
    is_joined: bool = False
    before: str = ""


def words_of(text: str) -> list[Word]:
    """In the order of the text."""
    found: list[Word] = []
    sentence, last, singles = 0, 0, 0
    has_short = False
    for one in WORD.finditer(text):
        start, end = one.span()
        between = text[last:start]
        if between not in (" ", "", ", ") and found and ENDS.search(between + " "):
            sentence += 1
        short = end - start == 1
        singles = singles + 1 if short else 0
        has_short = has_short or singles == 3 or between in ("-", ".", "·", "*", "/")
        found.append(
            Word(one[0][:LONGEST_WORD], start, end, sentence, False, between if len(between) == 1 else "")
        )
        last = end
        if len(found) >= MOST_WORDS:
            break
    return _joined(found, text) if has_short else found


def _joined(found: list[Word], text: str) -> list[Word]:
    """Runs of single letters, and of short pieces with no space between, as one word each."""
    result: list[Word] = []
    position = 0
    while position < len(found):
        until = _run(found, text, position)
        if until - position >= 2:
            run = found[position:until]
            raw = "".join(one.raw for one in run)[:LONGEST_WORD]
            result.append(Word(raw, run[0].start, run[-1].end, run[0].sentence, True, run[0].before))
        else:
            result.append(found[position])
            until = position + 1
        position = until
    return result


def _run(found: list[Word], text: str, position: int) -> int:
    """Where a run that begins at `position` ends; `position` when there is none."""
    return _letters(found, text, position) or _pieces(found, text, position) or position


def _letters(found: list[Word], text: str, position: int) -> int:
    until = position
    while until < len(found) and len(found[until].raw) == 1 and found[until].raw.isalpha():
        if until > position and not _is_near(text, found[until - 1].end, found[until].start):
            break
        if until > position + 1 and _between(found, text, until) != _between(found, text, position + 1):
            break  # another word begins: f-y f-a-n
        until += 1
    return until if until - position >= 3 else 0


def _pieces(found: list[Word], text: str, position: int) -> int:
    until, length = position, 0
    while until < len(found) and len(found[until].raw) <= 3 and found[until].raw.isalpha():
        if until > position and text[found[until - 1].end : found[until].start] not in (
            "-",
            ".",
            "·",
            "*",
            "/",
        ):
            break
        length += len(found[until].raw)
        until += 1
    return until if until - position >= 2 and length >= 5 else 0


def _between(found: list[Word], text: str, position: int) -> str:
    return text[found[position - 1].end : found[position].start]


def _is_near(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return len(between) <= LONGEST_GAP and "\n" not in between
