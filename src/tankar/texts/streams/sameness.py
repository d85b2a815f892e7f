"""Is a message the same as another, but for small changes?

1. Most of the words are the same, and for each word that stands for another several are.
2. Other numbers, days, streets or names, or one “not” more, make another message. Advertisements and frauds change
   theirs from copy to copy, and are the same all the same.
3. Where *only* words with a meaning differ, and not a sign beside them, two people have filled in one sentence:
   “Auraatteko Kanervakadun?”, “Auraatteko Mäntytien?”
"""

from __future__ import annotations

from rapidfuzz import fuzz

from tankar.texts.streams.beside import Differences, Place, Said, compared
from tankar.texts.streams.light import OFFERS
from tankar.texts.streams.wording import Kind

__all__ = ["likeness"]

LEAST_ALIKE = 0.6
"""Of the words, weighed, that both have."""
LEAST_SHARED = 2
LEAST_SHARED_CHANGED = 4
SHARED_FOR_EACH = 6
SHARED_FOR_EACH_REWORDED = 3
"""Shared words with a meaning for each that stands for another. Who has changed other words too has surely copied."""
LONG = 6
MOST_ALONE = 0.5
MOST_ALONE_LONG = 0.67
"""Words with a meaning that one message alone has, for each that both have; in a long one."""
LONG_FOR_A_SWAP = 14
"""Shared words beside which a single other word is a swap, and no sentence that two have filled in."""
LEAST_NUMBERS_OF_A_SERIES = 2
LEAST_OFFERS = 2
LONG_IN_SIGNS = 60
ALIKE_IN_SIGNS = 77
DECISIVE = {Kind.NUMBER, Kind.DAY, Kind.STREET, Kind.HANDLE}


def likeness(one: Said, other: Said, *, is_spam: bool = False) -> float:
    """0 for two messages, else how much is the same. `is_spam`: both have been judged advertisements or frauds."""
    found = compared(one, other)
    if found.alike < LEAST_ALIKE or found.shared < LEAST_SHARED:
        return 0.0
    links = _links(one) & _links(other)
    is_campaign = bool(links) or is_spam or _is_offer(one, other)
    conflicts = _conflicts(one, other, found)
    if conflicts and not is_campaign:
        return 0.0
    if found.substitutions and not found.is_edited:
        is_same = _is_series(found, conflicts) if links else not conflicts and _is_swap(one, other, found)
        return found.alike if is_same else 0.0
    lost = sum(not (is_campaign and _is_number(one, other, place)) for place in found.substitutions)
    is_same = _is_enough_shared(found, lost) or (not conflicts and _is_alike_in_signs(one, other))
    return found.alike if is_same else 0.0


def _is_series(found: Differences, conflicts: set[Kind]) -> bool:
    """A fraud that leads to the same address, and only its sums and codes change?"""
    return conflicts == {Kind.NUMBER} and len(found.substitutions) >= LEAST_NUMBERS_OF_A_SERIES


def _is_swap(one: Said, other: Said, found: Differences) -> bool:
    kinds = {one.words[i].kind for i in found.left} | {other.words[j].kind for j in found.right}
    is_single = len(found.left) == len(found.right) == 1
    return is_single and kinds == {Kind.WORD} and found.shared >= LONG_FOR_A_SWAP


def _is_enough_shared(found: Differences, lost: int) -> bool:
    each = SHARED_FOR_EACH_REWORDED if found.is_reworded else SHARED_FOR_EACH
    if lost and found.shared < max(LEAST_SHARED_CHANGED, each * lost):
        return False
    most = MOST_ALONE_LONG if found.shared >= LONG else MOST_ALONE
    return max(len(found.left), len(found.right)) <= most * found.shared


def _is_alike_in_signs(one: Said, other: Said) -> bool:
    plain, there = (" ".join([word.plain for word in said.words]) for said in (one, other))
    return min(len(plain), len(there)) >= LONG_IN_SIGNS and fuzz.ratio(plain, there) >= ALIKE_IN_SIGNS


def _is_offer(one: Said, other: Said) -> bool:
    shared = {word.spelt for word in one.words} & {word.spelt for word in other.words}
    return len(shared & OFFERS) >= LEAST_OFFERS


def _links(said: Said) -> set[str]:
    return {word.plain for word in said.words if word.kind in (Kind.LINK, Kind.HANDLE)}


def _is_number(one: Said, other: Said, place: Place) -> bool:
    return any(one.words[i].kind == Kind.NUMBER for i in place.left) and any(
        other.words[j].kind == Kind.NUMBER for j in place.right
    )


def _conflicts(one: Said, other: Said, found: Differences) -> set[Kind]:
    """Kinds of words that are others in the other message; names count as handles."""
    left = {one.words[i].kind for i in found.left}
    right = {other.words[j].kind for j in found.right}
    result = left & right & DECISIVE
    if _is_denied(one, found.left) != _is_denied(other, found.right):
        result.add(Kind.NOT)
    if any(_is_other_name(one, other, place) for place in found.substitutions):
        result.add(Kind.HANDLE)
    return result


def _is_denied(said: Said, alone: list[int]) -> bool:
    return sum(said.words[position].kind == Kind.NOT for position in alone) % 2 == 1


def _is_other_name(one: Said, other: Said, place: Place) -> bool:
    """Is there a name on one side, and on the other no word that begins like it?"""
    named = {one.words[i].plain[:3] for i in place.left if one.is_name(i)}
    named |= {other.words[j].plain[:3] for j in place.right if other.is_name(j)}
    shared = {one.words[i].plain[:3] for i in place.left} & {other.words[j].plain[:3] for j in place.right}
    return bool(named) and not named & shared
