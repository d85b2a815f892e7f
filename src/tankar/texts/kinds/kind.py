"""What a rule type is: the fields it reads, the places of its messages that it fills, and how it is made ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tankar.texts.patterns import Pattern, Subject, WrongPattern
from tankar.texts.rule import Hit, Judge, Looking, Rule, WrongRule

__all__ = ["Kind", "Names", "choice", "number", "over_texts", "patterns", "words"]

Names = Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """`make(rule, names)` raises `WrongRule`."""

    fields: frozenset[str]
    make: Callable[[Rule, Names], Judge]
    places: tuple[str, ...] = ()


def over_texts(rule: Rule, look: Callable[[Subject], Iterable[Hit]]) -> Judge:
    """A judge that looks at every part of the rule's roles and languages on its own."""

    def judge(looking: Looking) -> Iterator[Hit]:
        for subject in looking.subjects:
            part = subject.part
            if part.role in rule.roles and part.language in rule.languages and subject.text:
                yield from look(subject)

    return judge


def patterns(rule: Rule, name: str, names: Names) -> list[Pattern]:
    """The compiled patterns of the field `name`."""
    ignores_case = rule.data.get("ignores_case", True)
    try:
        return [Pattern(source, names, ignores_case) for source in words(rule, name)]
    except WrongPattern as error:
        raise WrongRule(name, str(error)) from None


def words(rule: Rule, name: str) -> Sequence[str]:
    """The list of words in the field `name`; empty when it is not there."""
    value = rule.data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongRule(name, "It must be a list of words.")
    return value


def number(rule: Rule, name: str, otherwise: int) -> int:
    value = rule.data.get(name, otherwise)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise WrongRule(name, "It must be a whole number.")
    return value


def choice(rule: Rule, name: str, choices: Iterable[str]) -> str:
    value = rule.data.get(name)
    if value not in set(choices):
        raise WrongRule(name, f"“{value}” is none of {', '.join(sorted(choices))}.")
    return str(value)
