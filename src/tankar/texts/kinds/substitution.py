"""substitution: a hashtag whose words run together, and how it is written so that everybody can read it.

tags: how the city writes its own · words: parts to tell apart · compounds: one word, though it looks like two
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tankar.texts.kinds.kind import Kind, Names, over_texts, words
from tankar.texts.patterns import Pattern, Subject
from tankar.texts.rule import Hit, Judge, Rule, WrongRule

__all__ = ["SUBSTITUTION"]

HASHTAG = Pattern(r"\b(#[\pL\pM\pN_]+)")
LONGEST_TAG = 60


def make(rule: Rule, _names: Names) -> Judge:
    tags = {tag.casefold(): tag for tag in words(rule, "tags")}
    known = frozenset(word.casefold() for word in words(rule, "words"))
    whole = frozenset(word.casefold() for word in words(rule, "compounds"))
    if not (tags or known):
        raise WrongRule("words", "Say which words a hashtag may be made of.")

    @lru_cache(maxsize=1024)
    def written(tag: str) -> str | None:
        low = tag.casefold()
        if low in tags:
            return tags[low]
        word = low[1:]
        if len(word) > LONGEST_TAG or word in known or word in whole or tag[2:] != tag[2:].lower():
            return None
        parts = _parted(word, known)
        return "#" + "".join(part[:1].upper() + part[1:] for part in parts) if len(parts) > 1 else None

    def look(subject: Subject) -> Iterator[Hit]:
        for start, end in HASHTAG.spans(subject):
            found = subject.text[start:end]
            better = written(found)
            if better is not None and better != found:
                yield Hit(subject.part.key, start, end, better, words={"better": better})

    return over_texts(rule, look)


def _parted(tag: str, known: frozenset[str]) -> Sequence[str]:
    """The fewest known words (digits count as one) that make up the whole tag; empty when there are none."""
    best: list[list[str] | None] = [[], *([None] * len(tag))]
    for end in range(1, len(tag) + 1):
        for begin in range(end):
            before, part = best[begin], tag[begin:end]
            if before is None or not (part in known or part.isdigit()):
                continue
            if best[end] is None or len(before) + 1 < len(best[end] or []):
                best[end] = [*before, part]
    return best[-1] or []


SUBSTITUTION = Kind(frozenset({"tags", "words", "compounds"}), make, places=("better",))
