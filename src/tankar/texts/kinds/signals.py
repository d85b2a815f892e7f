"""signals: several signs of one thing that together weigh enough.

signs: name → words and lists in every language, or one of
    of links: %link (not the city's, not trusted), %short_link, %odd_link (endings and addresses that are bought for a
    day), %lookalike (looks like a domain of the city), %own_link (the city's, or trusted)
    of the text: %amount (of money), %percent, %phone, %email, %emoji (at least three), %capitals (three words),
    %heading (a colon after the first words, as a sender has it)
weights: name → how much a sign weighs, 1 where nothing is said; less than 0 counts against
least: what they must weigh together · needs: names of signs that must be among them
domains: the city's own · trusted: others that residents point to, such as newspapers
odd, short: endings, shorteners · except: words that make it mean something else

A sign of words weighs half as much again for each further place where it stands, at most two. What is found is the
sign that weighs most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tankar.texts.kinds.kind import ANY, Kind, Names, number, over_texts, words
from tankar.texts.kinds.signs import OF_LINKS, OF_TEXT, Hosts, Span, signs_of_links, signs_of_text
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.vocabulary.vocabulary import Marks

__all__ = ["SIGNALS"]

MOST_AGAIN = 2
FIELDS = frozenset(
    {"signs", "weights", "least", "needs", "domains", "trusted", "odd", "short", "except"},
)


@dataclass(frozen=True)
class _Scale:
    """`lists`: language → number of a list → the signs it stands for. `of_links`, `of_text`: sign → %name.

    `most`: what the signs that are not words may weigh together.
    """

    weights: Mapping[str, int]
    least: int
    needs: frozenset[str]
    hosts: Hosts
    lists: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    of_links: dict[str, str] = field(default_factory=dict)
    of_text: dict[str, str] = field(default_factory=dict)

    @property
    def most(self) -> int:
        return sum(max(0, self.weights[one]) for one in (*self.of_links, *self.of_text))


def make(rule: Rule, names: Names) -> Judge:
    scale = _scale(rule, names)
    free = [names.listed("except", rule.data.get("except", []), one) for one in SPEAKING]
    most = scale.most

    def look(subject: Subject) -> Iterator[Hit]:
        marks = subject.marks(names.vocabulary)
        found, weighs = _words(scale, marks, subject)
        if weighs + most < scale.least:
            return
        if scale.of_links:
            found |= signs_of_links(subject, scale.of_links, scale.hosts)
        weighs += sum(scale.weights[one] for one in scale.of_links if one in found)
        if weighs + most >= scale.least and found:
            of_text = signs_of_text(subject, scale.of_text)
            weighs += sum(scale.weights[one] for one in of_text)
            found |= of_text
        if weighs < scale.least or not scale.needs <= set(found) or any(one in marks for one in free if one):
            return
        start, end = found[max(found, key=lambda one: (scale.weights[one], -found[one][0]))]
        yield Hit(subject.part.key, start, end)

    return over_texts(rule, look)


def _scale(rule: Rule, names: Names) -> _Scale:
    signs = rule.data.get("signs")
    if not isinstance(signs, Mapping) or not signs:
        raise WrongRule("signs", "It must say name: words.")
    scale = _Scale(
        _weights(rule, signs),
        number(rule, "least", 1),
        frozenset(words(rule, "needs")),
        Hosts(
            frozenset(words(rule, "domains")),
            frozenset(words(rule, "trusted")),
            tuple("." + one for one in words(rule, "odd")),
            frozenset(words(rule, "short")),
        ),
    )
    for name, said in signs.items():
        if said in OF_LINKS:
            scale.of_links[name] = said
        elif said in OF_TEXT:
            scale.of_text[name] = said
        else:
            for one in SPEAKING:
                listed = names.listed(f"signs.{name}", said, one)
                for spoken in (one, ANY):
                    _put(scale.lists.setdefault(spoken, {}), listed, name)
    return scale


def _put(lists: dict[int, list[str]], listed: int | None, name: str) -> None:
    if listed is not None and name not in lists.get(listed, ()):
        lists.setdefault(listed, []).append(name)


def _weights(rule: Rule, signs: Mapping[str, object]) -> dict[str, int]:
    said = rule.data.get("weights", {})
    if not isinstance(said, Mapping) or not all(type(one) is int for one in said.values()):
        raise WrongRule("weights", "It must say name: whole number.")
    if unknown := sorted(set(said) - set(signs)):
        raise WrongRule("weights", f"There is no sign “{unknown[0]}”.")
    return {name: said.get(name, 1) for name in signs}


def _words(scale: _Scale, marks: Marks, subject: Subject) -> tuple[dict[str, Span], float]:
    """Where each sign of words stands first, and what they weigh."""
    spans: dict[str, list[Span]] = {}
    lists = scale.lists.get(subject.part.language, {})
    for one in lists.keys() & marks.keys():
        for name in lists[one]:
            spans.setdefault(name, []).extend(marks[one])
    found, weighs = {}, 0.0
    for name, there in spans.items():
        begin, end = min(there)
        found[name] = (subject.words[begin].start, subject.words[end - 1].end)
        weight = scale.weights[name]
        again = min(len({span[0] for span in there}) - 1, MOST_AGAIN)
        weighs += weight * (1 + again / 2)
    return found, weighs


SIGNALS = Kind(FIELDS, make)
