"""personal: data about a person, recognised by form and checked by its own arithmetic.

recognises: hetu | personnummer | phone | email | iban | card | address | plate | coord · repair
public: what the city itself publishes and is never a finding (numbers by their beginning, addresses, domains)
functions: beginnings of an e-mail address that name a desk and not a person
unlike: what only looks like one (abbreviations that stand before a number) · near: words that must stand near
offices: what leads to a number or an address of a desk · dwellings: whose it is, when somebody lives there
vehicles: a car, its plate · things: what else has such a number, or lies at coordinates and is nobody's home
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tankar.texts.kinds.addresses import addresses
from tankar.texts.kinds.codes import emails, hetus, ibans, personnummers, squeezed_iban
from tankar.texts.kinds.forms import cards, coordinates
from tankar.texts.kinds.kind import ANY, Kind, Names, choice, over_texts, words
from tankar.texts.kinds.mending import mend_of
from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.kinds.phones import phones
from tankar.texts.kinds.plates import plates
from tankar.texts.patterns import Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule

__all__ = ["PERSONAL"]

Spans = Iterator[tuple[int, int]]


def _email(subject: Subject, rule: Rule) -> Spans:
    public = tuple(one.casefold() for one in words(rule, "public"))
    return emails(subject, public, frozenset(one.casefold() for one in words(rule, "functions")))


Recognise = Callable[[Subject, Rule], Spans]
SIMPLE: dict[str, Recognise] = {
    "hetu": lambda subject, _rule: hetus(subject),
    "personnummer": lambda subject, _rule: personnummers(subject),
    "iban": lambda subject, rule: ibans(subject, frozenset(map(squeezed_iban, words(rule, "public")))),
    "email": _email,
    "card": lambda subject, _rule: cards(subject),
}
"""Those that look at the text alone."""


def make(rule: Rule, names: Names) -> Judge:
    recognise = _recognise(rule, names)
    words(rule, "public"), words(rule, "functions"), words(rule, "unlike")
    mend = mend_of(rule)

    def look(subject: Subject) -> Iterator[Hit]:
        for start, end in recognise(subject, rule):
            yield Hit(subject.part.key, start, end, mend(subject.text[start:end]) if mend else None)

    return over_texts(rule, look)


def _recognise(rule: Rule, names: Names) -> Recognise:
    which = choice(rule, "recognises", [*SIMPLE, *BESIDE])
    return SIMPLE[which] if which in SIMPLE else BESIDE[which](rule, names)


def _phrases(rule: Rule, name: str, names: Names) -> Phrases:
    return Phrases(names.said_beside(name, rule.data.get(name, []), SPEAKING))


def _phone(rule: Rule, names: Names) -> Recognise:
    public, offices = tuple(words(rule, "public")), _phrases(rule, "offices", names)
    return lambda subject, _rule: phones(subject, public, offices)


def _address(rule: Rule, names: Names) -> Recognise:
    public = frozenset(map(str.lower, words(rule, "public")))
    offices, dwellings = _phrases(rule, "offices", names), _phrases(rule, "dwellings", names)
    return lambda subject, _rule: addresses(subject, public, offices, dwellings)


def _plate(rule: Rule, names: Names) -> Recognise:
    unlike = frozenset(words(rule, "unlike"))
    vehicles, others = _phrases(rule, "vehicles", names), _phrases(rule, "things", names)
    return lambda subject, _rule: plates(subject, unlike, vehicles, others)


def _coord(rule: Rule, names: Names) -> Recognise:
    listed = [names.listed("near", rule.data.get("near", []), one) for one in (*SPEAKING, ANY)]
    things = _phrases(rule, "things", names)

    def near(subject: Subject, _rule: Rule) -> Spans:
        if subject.has_digit:
            marks, said = subject.marks(names.vocabulary), subject.words
            spans = [span for number in listed for span in marks.get(number or 0, ())]
            yield from coordinates(
                subject, [(said[one].start, said[two - 1].end) for one, two in spans], things
            )

    return near


BESIDE: dict[str, Callable[[Rule, Names], Recognise]] = {
    "phone": _phone,
    "address": _address,
    "plate": _plate,
    "coord": _coord,
}
"""Those that look at what stands beside as well."""
FIELDS = (
    "recognises",
    "public",
    "functions",
    "unlike",
    "near",
    "offices",
    "dwellings",
    "vehicles",
    "things",
    "repair",
)
PERSONAL = Kind(frozenset(FIELDS), make)
