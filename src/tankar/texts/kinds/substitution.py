"""substitution: a hashtag whose words run together, and how it is written so that everybody can read it.

tags: how the city writes its own · words: parts to tell apart · compounds: one word, though it looks like two
loose: words that stand in no compound (verbs, adjectives, small words)
joints: such words beside which what is left is a word of its own, known or not (names of places, greetings)
endings: what may be left of a bent joint
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tankar.texts.kinds.kind import Kind, Names, over_texts, words
from tankar.texts.patterns import Pattern, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.spelling.speller import speller_of

__all__ = ["SUBSTITUTION"]

HASHTAG = Pattern(r"\b(#[\pL\pM\pN_]+)")
LONGEST_TAG = 60
SHORTEST_LEFT = 3
LEAST_BESIDE = 4
# what stands between two words and in no compound; where it begins or ends a common word, it is not here
BETWEEN = {
    "sv": ("tillsammansmed", "omigen", "ochi", "och", "från", "till", "inom", "på", "med", "för", "i"),
    "fi": ("onko", "sekä", "kanssa", "on", "ja"),
    "en": (
        "bythe",
        "onthe",
        "inthe",
        "atthe",
        "forthe",
        "ofthe",
        "withthe",
        "and",
        "with",
        "from",
        "the",
        "by",
    ),
}
SMALL = ("och", "för", "på", "med", "ja", "in", "for", "i")


def make(rule: Rule, _names: Names) -> Judge:
    tags = {tag.casefold(): tag for tag in words(rule, "tags")}
    joints = sorted((word.casefold() for word in words(rule, "joints")), key=len, reverse=True)
    loose = frozenset(word.casefold() for word in words(rule, "loose")) | frozenset(joints)
    known = frozenset(word.casefold() for word in words(rule, "words")) | loose
    endings = frozenset(words(rule, "endings"))
    whole = frozenset(word.casefold() for word in words(rule, "compounds"))
    longest = max(LONGEST_TAG + 1, *map(len, tags), 0)
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
        parts = _parted(word, known) or _at_joints(word, joints, known, endings)
        # a dictionary knows compounds; a verb or a small word stands in none
        if loose.isdisjoint(parts) and any(
            one is not None and one.knows(word) for one in map(speller_of, SPEAKING)
        ):
            return None
        parts = parts if len(parts) > 1 else _as_said(word)
        return "#" + "".join(part[:1].upper() + part[1:] for part in parts) if len(parts) > 1 else None

    def look(subject: Subject) -> Iterator[Hit]:
        for start, end in HASHTAG.spans(subject):
            found = subject.text[start:end]
            better = written(found) if end - start <= longest else None
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


def _as_said(word: str) -> Sequence[str]:
    """A whole phrase: words of one dictionary, and between them a small word that stands in no compound."""
    for language in SPEAKING:
        speller = speller_of(language)
        if speller is None:
            continue
        for small in BETWEEN[language]:
            at = word.find(small, LEAST_BESIDE)
            while at > 0:
                head, tail = word[:at], word[at + len(small) :]
                is_long = len(tail) >= LEAST_BESIDE - (len(small) >= LEAST_BESIDE)
                if is_long and speller.knows(head) and speller.knows(tail):
                    return [head, small, tail]
                at = word.find(small, at + 1)
    return []


def _at_joints(
    tag: str, joints: Sequence[str], known: frozenset[str], endings: frozenset[str]
) -> Sequence[str]:
    """The tag parted at a joint it begins or ends with; empty when what is left is an ending, or too short."""
    for joint in joints:
        for begins in (True, False):
            if not (tag.startswith(joint) if begins else tag.endswith(joint)):
                continue
            left = tag[len(joint) :] if begins else tag[: -len(joint)]
            if len(left) < SHORTEST_LEFT or (begins and left in endings):
                continue
            parts = _parted(left, known) or _small_word_off(left, begins) or [left]
            return [joint, *parts] if begins else [*parts, joint]
    return []


def _small_word_off(left: str, begins: bool) -> Sequence[str]:
    """sommarjobbi(karleby): what stands between two words is a word too."""
    for small in SMALL:
        if not begins and left.endswith(small) and len(left) > len(small) + SHORTEST_LEFT:
            return [left[: -len(small)], small]
        if begins and left.startswith(small) and len(left) > len(small) + SHORTEST_LEFT + 2:
            return [small, left[len(small) :]]
    return []


SUBSTITUTION = Kind(
    frozenset({"tags", "words", "compounds", "loose", "joints", "endings"}), make, places=("better",)
)
