"""Whom a comment mentions: “@Lars”, “@Lars Snåre-Holm”. Only colleagues who can read it are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tankar.organisation.models import Person

__all__ = ["Mentions", "mentions_in"]

_AT = re.compile(r"(?<![\w@])@(?=\w)")


@dataclass(frozen=True)
class Mentions:
    """`people` are told; `unclear` are names that could be several, or nobody who can read the item."""

    people: tuple[Person, ...]
    unclear: tuple[str, ...]


def mentions_in(text: str, colleagues: Sequence[Person]) -> Mentions:
    """The longest name that fits after each @ counts; a first name alone, when only one has it."""
    people: dict[int, Person] = {}
    unclear: list[str] = []
    for at in _AT.finditer(text):
        rest = text[at.end() :]
        found = _named(rest, colleagues, str) or _named(rest, colleagues, lambda one: one.given_name)
        if len(found) == 1:
            people[found[0].pk] = found[0]
        else:
            unclear.append("@" + re.split(r"[^\w-]", rest, maxsplit=1)[0])
    return Mentions(tuple(people.values()), tuple(dict.fromkeys(unclear)))


def _named(rest: str, colleagues: Iterable[Person], name: Callable[[Person], str]) -> list[Person]:
    return [one for one in colleagues if _begins(rest, name(one))]


def _begins(rest: str, name: str) -> bool:
    head, after = rest[: len(name)], rest[len(name) : len(name) + 1]
    return head.casefold() == name.casefold() and not (after.isalnum() or after in {"-", "_"})
