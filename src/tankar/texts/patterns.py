r"""Patterns of rules: RE2 only, so that none can hang, with Unicode words in Swedish and Finnish.

RE2's `\b`, `\w`, `\d` and `\s` know ASCII only: to it, å ends a word. They are rewritten:

1. `\w` `\d` `\s` and their opposites become Unicode classes.
2. `\b` may begin or end a pattern. RE2 has no look-around, so it becomes "the beginning, or no letter", and the
   words found are a group beside it. The search goes on at the end of that group, so that one space can end
   one word and begin the next.
3. `<<name>>` is replaced by the pack's pattern of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import re2

from tankar.texts.draft import Part
from tankar.texts.vocabulary.tokens import Word, words_of
from tankar.texts.vocabulary.vocabulary import Marks, Vocabulary

__all__ = ["MOST_CHARACTERS", "MOST_HITS", "Pattern", "Subject", "WrongPattern"]

MOST_CHARACTERS = 100_000
"""Of one text, what is looked through. No network takes as much."""
MOST_HITS = 100
"""Of one pattern in one text."""

WORD = r"\pL\pM\pN_"
OUTSIDE = {
    "w": f"[{WORD}]",
    "W": f"[^{WORD}]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": r"[\s\pZ]",
    "S": r"[^\s\pZ]",
}
INSIDE = {"w": WORD, "d": r"\p{Nd}", "D": r"\P{Nd}", "s": r"\s\pZ"}
BEGINS, ENDS = rf"(?:\A|[^{WORD}])", rf"(?:\z|[^{WORD}])"
FLAGS = re.compile(r"\(\?[ims]+\)")
NAMED = re.compile(r"<<([a-z_]+)>>")
DIGIT = re.compile(r"\d")
LONE = re.compile("[\ud800-\udfff]")


class WrongPattern(Exception):
    """Says in one sentence what is wrong with a pattern."""


class Subject:
    """One part's text, made ready for searching; `found`: id → type of the rules that found something in it.

    Lone surrogates, which no encoding takes, read as U+FFFD."""

    __slots__ = (
        "_at",
        "_marks",
        "_words",
        "encoded",
        "found",
        "has_digit",
        "links",
        "part",
        "text",
        "weighed",
    )

    def __init__(self, part: Part) -> None:
        self.part = part
        self.text = LONE.sub("\ufffd", part.text[:MOST_CHARACTERS])
        self.encoded = self.text.encode()
        self.has_digit = DIGIT.search(self.text) is not None
        self._at = (0, 0)
        self._words: list[Word] | None = None
        self.weighed: object = None
        self.found: dict[str, str] = {}
        self.links: tuple[tuple[int, int], ...] | None = None
        self._marks: tuple[Vocabulary, Marks] | None = None

    @property
    def words(self) -> list[Word]:
        if self._words is None:
            self._words = words_of(self.text)
        return self._words

    def marks(self, vocabulary: Vocabulary) -> Marks:
        """Where words of the pack's lists stand. Remembered, because every rule asks."""
        if self._marks is None or self._marks[0] is not vocabulary:
            self._marks = (vocabulary, vocabulary.marks(self.words))
        return self._marks[1]

    def characters(self, offset: int) -> int:
        """Code points before byte `offset`. Counts on from the last answer, so that a text is read once."""
        if len(self.encoded) == len(self.text):
            return offset
        known, count = self._at if self._at[0] <= offset else (0, 0)
        count += len(self.encoded[known:offset].decode())
        self._at = (offset, count)
        return count


class Pattern:
    """A compiled pattern. Raises `WrongPattern`."""

    __slots__ = ("_compiled",)

    def __init__(
        self, source: str, names: Mapping[str, str] | None = None, ignores_case: bool = True
    ) -> None:
        options = re2.Options()
        options.log_errors = False
        options.case_sensitive = not ignores_case
        try:
            self._compiled = re2.compile(_rewritten(_filled(source, names or {})).encode(), options)
        except re2.error as error:
            said = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
            raise WrongPattern(f"RE2 does not take “{source}”: {said}.") from None
        if self._compiled.groups != 1:
            raise WrongPattern(f"“{source}” may hold one group in brackets; write the others as (?:…).")

    def spans(self, subject: Subject, most: int = MOST_HITS) -> Iterator[tuple[int, int]]:
        """Where it stands in the subject, in code points, from left to right, at most `most` times."""
        position, encoded = 0, subject.encoded
        for _ in range(most):
            found = self._compiled.search(encoded, position)
            if found is None:
                return
            start, end = found.span(1)
            if start < end:
                yield subject.characters(start), subject.characters(end)
            position = max(end, found.start() + 1)
            while position < len(encoded) and encoded[position] & 0xC0 == 0x80:
                position += 1


def _filled(source: str, names: Mapping[str, str]) -> str:
    def named(found: re.Match[str]) -> str:
        if found[1] not in names:
            raise WrongPattern(f"No pattern is named “{found[1]}” in pack.yml.")
        return names[found[1]]

    return NAMED.sub(named, source)


def _rewritten(source: str) -> str:
    flags = found[0] if (found := FLAGS.match(source)) else ""
    body = source[len(flags) :]
    begins, ends = body.startswith(r"\b"), len(body) > 2 and body.endswith(r"\b") and body[-3] != "\\"
    body = body[2 * begins : len(body) - 2 * ends]
    written, has_group = _unicode(body, source)
    group = f"(?:{written})" if has_group else f"({written})"
    return flags + (BEGINS if begins else "") + group + (ENDS if ends else "")


def _unicode(body: str, source: str) -> tuple[str, bool]:
    """`body` with Unicode classes, and whether it holds a group of its own."""
    written, position, in_class, has_group = [], 0, False, False
    while position < len(body):
        one = body[position]
        if one == "\\" and position + 1 < len(body):
            written.append(_escaped(body[position + 1], in_class, source))
            position += 2
            continue
        if one == "[" and not in_class:
            in_class = True
        elif one == "]" and in_class:
            in_class = False
        elif one == "(" and not in_class and body[position + 1 : position + 2] != "?":
            has_group = True
        written.append(one)
        position += 1
    return "".join(written), has_group


def _escaped(letter: str, in_class: bool, source: str) -> str:
    if letter in "bB":
        raise WrongPattern(f"“{source}”: \\b may stand only at the beginning and at the end of a pattern.")
    if in_class and letter in "WS":
        raise WrongPattern(f"“{source}”: \\{letter} cannot stand in square brackets.")
    return (INSIDE if in_class else OUTSIDE).get(letter, "\\" + letter)
