"""What the model weighs of a message: pieces of its words, words side by side, words of lists, signs.

pieces  the word as it would be written plainly, and runs of three to five of its letters; `<` and `>` are its ends
pairs   two words one after the other in a sentence
lists   how often words of each list of the pack stand there
signs   marks, links, capitals, emoji, length
rules   those that found something
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tankar.texts.kinds.kind import Names
from tankar.texts.patterns import Subject
from tankar.texts.vocabulary.folding import folded

__all__ = ["LIST", "PAIR", "PIECE", "RULE", "SIGN", "Features", "features_of", "pieces_of"]

PIECE, PAIR, LIST, SIGN, RULE = "p:", "w:", "l:", "s:", "r:"
SHORTEST, LONGEST = 3, 5
MOST_LETTERS = 30
MOST_WORDS = 400
MOST_OF_A_LIST = 4
DIGIT = re.compile(r"\d")
LINK = re.compile(
    r"https?://|www\.|\w\.(?:fi|com|net|info|top|xyz|org|ru|me|ly|site|online|shop|club|live)\b"
)
LAUGHS = re.compile(
    "[\U0001f600-\U0001f606\U0001f923\U0001f609\U0001f61c-\U0001f61d]|:[-']?D|xD|haha|hehe|hihi"
)
HEARTS = re.compile(
    "[\u2764\u2665\U0001f493-\U0001f49f\U0001f60a\U0001f60d\U0001f970\U0001f618\U0001f44d\U0001f44f\U0001f64c"
    "\U0001f389\U0001f4aa\U0001f31f\u2b50\u2600\U0001f338\U0001f642\u263a]|[:;]-?\\)|<3"
)
TEARS = re.compile(
    "[\U0001f620-\U0001f62d\U0001f621\U0001f44e\U0001f92c\U0001f926\U0001f644\U0001f612\U0001f614]|:'?-?[(/]"
)
ARMS = re.compile("[\U0001f52a\U0001f4a3\U0001f52b\U0001f480\u2620\u26b0\U0001f525\U0001f5e1\U0001fa93]")
LURES = re.compile(
    "[\U0001f4b0\U0001f4b8\U0001f4b5\U0001f911\U0001f680\U0001f449\U0001f447\U0001f48b\U0001f51e\U0001f381\U0001f4c8\u2705]"
)
PATTERNS = (
    ("laughs", LAUGHS),
    ("hearts", HEARTS),
    ("tears", TEARS),
    ("arms", ARMS),
    ("lures", LURES),
    ("link", LINK),
)
PLAIN_PATTERNS = tuple(one for one in PATTERNS if one[0] in ("laughs", "hearts", "tears", "link"))
"""Of a text without emoji."""
LENGTHS = (3, 8, 16, 30, 60)


@dataclass(frozen=True, slots=True)
class Features:
    """`words`: as they would be written plainly; `lists`: name → how often, at most four."""

    words: list[str]
    pairs: list[str]
    lists: dict[str, int]
    signs: list[str]
    rules: list[str]


def features_of(subject: Subject, names: Names) -> Features:
    said = subject.words[:MOST_WORDS]
    words = [_plain(one.raw) for one in said]
    pairs = [
        f"{words[place]} {words[place + 1]}"
        for place in range(len(words) - 1)
        if said[place].sentence == said[place + 1].sentence
    ]
    return Features(words, pairs, _lists(subject, names), list(_signs(subject)), list(subject.found))


def pieces_of(word: str) -> list[str]:
    """The word itself and its runs of letters, each once."""
    ends = f"<{word}>"
    runs = {
        ends[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(ends) - length + 1)
    }
    runs.add(ends)
    return sorted(runs)


@lru_cache(maxsize=50_000)
def _plain(raw: str) -> str:
    return DIGIT.sub("0", folded(raw)[:MOST_LETTERS])


def _lists(subject: Subject, names: Names) -> dict[str, int]:
    marks = subject.marks(names.vocabulary)
    found: dict[str, int] = {}
    named = names.by_number
    for number in named.keys() & marks.keys():
        count = len(marks[number])
        for name in named[number]:
            found[name] = min(found.get(name, 0) + count, MOST_OF_A_LIST)
    return found


def _signs(subject: Subject) -> Iterator[str]:
    text, words = subject.text, subject.words
    marks = text.count("?")
    if marks:
        yield "asks"
    if marks > 1:
        yield "asks again"
    if "!" in text:
        yield "calls"
    if "!!" in text or "!?" in text or "?!" in text:
        yield "calls loudly"
    for name, pattern in PATTERNS if not text.isascii() else PLAIN_PATTERNS:
        if pattern.search(text):
            yield name
    if subject.has_digit:
        yield "digits"
    if sum(len(one.raw) > 2 and one.raw.isupper() for one in words) > 1:
        yield "shouts"
    if "..." in text or "…" in text:
        yield "dots"
    yield f"length {sum(len(words) > one for one in LENGTHS)}"
