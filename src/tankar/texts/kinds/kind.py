"""What a rule type is: the fields it reads, the places of its messages that it fills, and how it is made ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tankar.texts.patterns import Pattern, Subject, WrongPattern
from tankar.texts.rule import SPEAKING, Hit, Judge, Looking, Rule, WrongRule
from tankar.texts.sentences.standing import is_name, is_quoted
from tankar.texts.vocabulary.vocabulary import Vocabulary

__all__ = [
    "ANY",
    "Kind",
    "Names",
    "WordSet",
    "choice",
    "number",
    "over_texts",
    "patterns",
    "skipping",
    "somewhere",
    "unless",
    "word_set",
    "words",
]

ANY = "any"
"""Words of a list that mean the same in every language; and the language of a text when nobody could tell."""


@dataclass(frozen=True)
class Names:
    """What a pack gives to its rules. `lists`: name → language or "any" → words, which every text is looked through
    for. `beside`: the same, looked for only beside something found. `tables`: names of people in small letters, by
    file."""

    patterns: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    beside: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    tables: Mapping[str, frozenset[str]] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    _known: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)

    def numbers(self, name: str) -> dict[str, int]:
        """Language → number of the pack's list `name`, for those languages that have one. Remembered."""
        if name not in self._known:
            there = self.lists.get(name, {})
            self._known[name] = {one: self.vocabulary.add(said) for one, said in there.items() if said}
        return self._known[name]

    @cached_property
    def by_number(self) -> dict[int, tuple[str, ...]]:
        """The names of the pack's lists, of any language, that have a number."""
        found: dict[int, list[str]] = {}
        for name in self.lists:
            for one in self.numbers(name).values():
                found.setdefault(one, []).append(name)
        return {number: tuple(named) for number, named in found.items()}

    def seen_through(self, name: str, items: object, language: str) -> int | None:
        """As `listed`; its words are found also where somebody hid them."""
        number = self.listed(name, items, language)
        if number is not None:
            self.vocabulary.see_through(number, _said_in("words", self.lists, name, items, (language,)))
        return number

    def listed(self, name: str, items: object, language: str) -> int | None:
        """The number of a rule's list in one language; `@name` in it stands for the pack's list of that name.

        `None` when it holds no word. Raises `WrongRule` for the field `name`.
        """
        said = _said_in("words", self.lists, name, items, (language,))
        return self.vocabulary.add(said) if said else None

    def said_beside(self, name: str, items: object, languages: Iterable[str]) -> list[str]:
        """The words of a rule's list in these languages; `@name` in it stands for the pack's list in `beside/`.

        Raises `WrongRule` for the field `name`.
        """
        return _said_in("beside", self.beside, name, items, languages)


def _said_in(
    folder: str,
    lists: Mapping[str, Mapping[str, Sequence[str]]],
    name: str,
    items: object,
    languages: Iterable[str],
) -> list[str]:
    if not isinstance(items, list) or not all(isinstance(one, str) for one in items):
        raise WrongRule(name, "It must be a list of words.")
    said: list[str] = []
    for item in items:
        if not item.startswith("@"):
            said.append(item)
        elif item[1:] not in lists:
            raise WrongRule(name, f"There is no list {folder}/{item[1:]}.yml.")
        else:
            spoken = dict.fromkeys((*languages, ANY))
            said += [word for one in spoken for word in lists[item[1:]].get(one, ())]
    return said


@dataclass(frozen=True)
class Kind:
    """`make(rule, names)` raises `WrongRule`."""

    fields: frozenset[str]
    make: Callable[[Rule, Names], Judge]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OverTexts:
    """A judge that looks at every part of the rule's roles and languages on its own."""

    rule: Rule
    look: Callable[[Subject], Iterable[Hit]]
    needs: frozenset[int] | None = None

    def __call__(self, looking: Looking) -> Iterator[Hit]:
        for subject in looking.subjects:
            part = subject.part
            spoken = part.language == ANY or part.language in self.rule.languages
            if spoken and part.role in self.rule.roles and subject.text:
                yield from self.look(subject)


def over_texts(
    rule: Rule, look: Callable[[Subject], Iterable[Hit]], needs: Iterable[int | None] | None = None
) -> Judge:
    """`needs`: the word lists without which the rule finds nothing; see `Judge`."""
    return OverTexts(
        rule, look, None if needs is None else frozenset(one for one in needs if one is not None)
    )


def patterns(rule: Rule, name: str, names: Names) -> list[Pattern]:
    """The compiled patterns of the field `name`."""
    ignores_case = rule.data.get("ignores_case", True)
    try:
        return [Pattern(source, names.patterns, ignores_case) for source in words(rule, name)]
    except WrongPattern as error:
        raise WrongRule(name, str(error)) from None


def words(rule: Rule, name: str) -> Sequence[str]:
    """The list of words in the field `name`; empty when it is not there."""
    value = rule.data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongRule(name, "It must be a list of words.")
    return value


def unless(rule: Rule, names: Names) -> Callable[[Subject], frozenset[int]]:
    """The sentences of a text in which a word of the field `unless` stands, by their numbers, in any language."""
    numbers = {names.listed("unless", rule.data.get("unless", []), one) for one in SPEAKING} - {None}

    def sentences(subject: Subject) -> frozenset[int]:
        marks = subject.marks(names.vocabulary) if numbers else {}
        return frozenset(
            subject.words[begin].sentence for one in numbers if one in marks for begin, _ in marks[one]
        )

    return sentences


class WordSet:
    """Words in small letters; those with a star with any ending. For looking at single words, beside the marks."""

    def __init__(self, said: Iterable[str]) -> None:
        low = {one.lower() for one in said}
        self._whole = frozenset(one for one in low if not one.endswith("*"))
        self._begins = tuple(one[:-1] for one in low if one.endswith("*"))

    def __contains__(self, word: str) -> bool:
        low = word.lower()
        return low in self._whole or low.startswith(self._begins)


def word_set(rule: Rule, name: str, names: Names, languages: Iterable[str] = SPEAKING) -> WordSet:
    """The list in the field `name`; of `@name` in it, the words of `languages` in the pack's list in `beside/`."""
    return WordSet(names.said_beside(name, rule.data.get(name, []), languages))


def somewhere(rule: Rule, name: str, names: Names) -> Callable[[Subject], bool]:
    """Whether a word of the list in the field `name` stands anywhere in a text, in any language."""
    items = rule.data.get(name, [])
    numbers = {names.listed(name, items, one) for one in SPEAKING} - {None}
    if not numbers:
        return lambda _subject: False
    return lambda subject: not numbers.isdisjoint(subject.marks(names.vocabulary))


def skipping(rule: Rule) -> Callable[[Subject, int, int], bool]:
    """By the field `skips`, whether the words from one to before another are left alone.

    names: one of them begins with a capital within a sentence · quotes: they are quoted
    """
    asked = words(rule, "skips")
    if wrong := sorted(set(asked) - {"names", "quotes"}):
        raise WrongRule("skips", f"“{wrong[0]}” is none of names, quotes.")
    of_names, of_quotes = "names" in asked, "quotes" in asked

    def skips(subject: Subject, begin: int, end: int) -> bool:
        said = subject.words
        if of_names and any(is_name(subject.text, said, one) for one in range(begin, end)):
            return True
        return of_quotes and is_quoted(subject.text, said[begin].start, said[end - 1].end)

    return skips


def number(rule: Rule, name: str, otherwise: int) -> int:
    value = rule.data.get(name, otherwise)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise WrongRule(name, "It must be a whole number.")
    return value


def choice(rule: Rule, name: str, choices: Iterable[str]) -> str:
    value = rule.data.get(name)
    if not isinstance(value, str) or value not in set(choices):
        raise WrongRule(name, f"“{value}” is none of {', '.join(sorted(choices))}.")
    return str(value)
