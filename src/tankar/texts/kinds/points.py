"""points: signs that speak for something, or against it, each with its points; enough points are a finding.

signs: name → words and lists (`@weapon`), looked for in every language, because short messages mix them
characters: name → single characters that are a sign wherever they stand, such as emoji
counts: a list of
    of: signs that must all be there · points: what that is worth, less than nothing when it speaks against
    within: words from the first to the last of them (else: anywhere in the message)
least: points that are enough

The words found run over the nearest signs of what was worth most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from tankar.texts.kinds.kind import ANY, Kind, Names, number, over_texts
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule

__all__ = ["POINTS"]

FIELDS = {"of", "points", "within"}
MOST_SPANS = 6
"""Of one sign, how many places are tried."""
LONGEST = 12
"""Words shown at most, from the first sign on."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Count:
    signs: tuple[int, ...]
    within: int
    points: int


@dataclass(frozen=True, slots=True)
class _Signs:
    """`listed`: number of the list → number of the sign. `characters`: the same for single characters."""

    listed: Mapping[int, int]
    characters: Mapping[str, int]

    def there(self, subject: Subject, names: Names) -> dict[int, list[Span]]:
        """Number of the sign → where it stands, in words; nowhere for characters."""
        marks, found = subject.marks(names.vocabulary), {}
        for one in self.listed.keys() & marks.keys():
            found[self.listed[one]] = marks[one]
        if self.characters:
            for letter in self.characters.keys() & set(subject.text):
                found[self.characters[letter]] = []
        return found


def make(rule: Rule, names: Names) -> Judge:
    numbers, signs = _signs(rule, names)
    counts = _counts(rule, numbers)
    least = number(rule, "least", 10)
    of_sign: dict[int, list[_Count]] = {}
    for one in counts:
        of_sign.setdefault(one.signs[0], []).append(one)

    def look(subject: Subject) -> Iterator[Hit]:
        there = signs.there(subject, names)
        total, best = 0, (0, (0, 0))
        for sign in there:
            for count in of_sign.get(sign, ()):
                span = _span(count, there)
                if span is not None:
                    total += count.points
                    best = max(best, (count.points if span[1] else 0, span), key=lambda worth: worth[0])
        if total >= least and subject.words:
            begin, end = best[1] if best[0] else (0, len(subject.words))
            end = min(end, begin + LONGEST)
            yield Hit(subject.part.key, subject.words[begin].start, subject.words[end - 1].end)

    return over_texts(rule, look, signs.listed if not signs.characters else None)


def _span(count: _Count, there: Mapping[int, Sequence[Span]]) -> Span | None:
    """Where the signs stand; (0, 0) when they are only characters; `None` when they are not there."""
    if len(count.signs) == 1:
        spans = there[count.signs[0]]
        return spans[0] if spans else (0, 0)
    places = []
    for sign in count.signs:
        if sign not in there:
            return None
        if there[sign]:
            places.append(there[sign][:MOST_SPANS])
    if not places:
        return (0, 0)
    nearest: Span | None = None
    for chosen in product(*places):
        begin, end = min(one[0] for one in chosen), max(one[1] for one in chosen)
        if nearest is None or end - begin < nearest[1] - nearest[0]:
            nearest = (begin, end)
    if nearest is not None and count.within and nearest[1] - nearest[0] > count.within:
        return None
    return nearest


def _signs(rule: Rule, names: Names) -> tuple[dict[str, int], _Signs]:
    said, characters = rule.data.get("signs"), rule.data.get("characters", {})
    if not isinstance(said, Mapping) or not said:
        raise WrongRule("signs", "It must say name: words.")
    if not isinstance(characters, Mapping) or not all(isinstance(one, str) for one in characters.values()):
        raise WrongRule("characters", "It must say name: characters.")
    numbers = {name: place for place, name in enumerate((*said, *characters))}
    listed: dict[int, int] = {}
    for name, items in said.items():
        listed[_number(f"signs.{name}", items, names)] = numbers[name]
    return numbers, _Signs(
        listed, {one: numbers[name] for name, every in characters.items() for one in every}
    )


def _number(where: str, items: Any, names: Names) -> int:
    """One list of the words of every language."""
    words: list[str] = []
    for item in items if isinstance(items, list) else [None]:
        if not isinstance(item, str):
            raise WrongRule(where, "It must be a list of words.")
        if not item.startswith("@"):
            words.append(item)
        elif item[1:] not in names.lists:
            raise WrongRule(where, f"There is no list words/{item[1:]}.yml.")
        else:
            of_list = names.lists[item[1:]]
            words += [one for language in (*SPEAKING, ANY) for one in of_list.get(language, ())]
    if not words:
        raise WrongRule(where, "There is no word in it.")
    return names.vocabulary.add(words)


def _counts(rule: Rule, numbers: Mapping[str, int]) -> list[_Count]:
    said = rule.data.get("counts")
    if not isinstance(said, list) or not said:
        raise WrongRule("counts", "It must be a list of {of: signs, points: number}.")
    counts = []
    for place, one in enumerate(said):
        if not isinstance(one, Mapping) or not {"of", "points"} <= set(one) <= FIELDS:
            raise WrongRule(
                f"counts.{place}", "It must say of: signs and points: number; within: words, if need be."
            )
        of = one["of"] if isinstance(one["of"], list) else [one["of"]]
        if not of or (unknown := [name for name in of if name not in numbers]):
            raise WrongRule(f"counts.{place}", f"There is no sign “{unknown[0] if of else ''}”.")
        worth, within = one["points"], one.get("within", 0)
        if not isinstance(worth, int) or not isinstance(within, int):
            raise WrongRule(f"counts.{place}", "points and within must be whole numbers.")
        counts.append(_Count(tuple(numbers[name] for name in of), within, worth))
    return counts


POINTS = Kind(frozenset({"signs", "characters", "counts", "least"}), make)
