"""personal: data about a person, recognised by form and checked by its own arithmetic.

recognises: hetu | personnummer | phone | email | iban | card | address | plate | coord · repair
public: what the city itself publishes and is never a finding (numbers by their beginning, addresses, domains)
functions: beginnings of an e-mail address that name a desk and not a person
venue: words beside which, in the same sentence, an address is one for everybody · home: words that make it a home
unlike: what only looks like one (abbreviations that stand before a number) · near: words that must stand near
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from stdnum import iban
from stdnum.fi import hetu
from stdnum.se import personnummer

from tankar.texts.kinds.addresses import addresses
from tankar.texts.kinds.forms import cards, coordinates, plates
from tankar.texts.kinds.kind import ANY, Kind, Names, WordSet, choice, over_texts, word_set, words
from tankar.texts.kinds.mending import mend_of
from tankar.texts.kinds.phones import phones
from tankar.texts.patterns import Pattern, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule

__all__ = ["PERSONAL"]

HETU = Pattern(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b")
PERSONNUMMER = Pattern(r"\b(?:(?:19|20)\d{6}[-+]?\d{4}|\d{6}[-+]\d{4})\b")
IBAN = Pattern(
    r"\b[A-Z]{2}\d{2}(?:[ \x{A0}]?[A-Z0-9]{4}){2,7}(?:[ \x{A0}]?[A-Z0-9]{1,4})?\b", ignores_case=False
)
EMAIL = Pattern(r"\b[\pL\pN._%+-]+@(?:[\pL\pN-]+\.)+\pL{2,}\b")
Spans = Iterator[tuple[int, int]]


def _hetu(subject: Subject, _rule: Rule) -> Spans:
    if not subject.has_digit:
        return
    for start, end in HETU.spans(subject):
        if hetu.is_valid(subject.text[start:end], allow_temporary=True):
            yield start, end


def _personnummer(subject: Subject, _rule: Rule) -> Spans:
    if not subject.has_digit:
        return
    for start, end in PERSONNUMMER.spans(subject):
        if personnummer.is_valid(subject.text[start:end]):
            yield start, end


def _iban(subject: Subject, rule: Rule) -> Spans:
    if not subject.has_digit:
        return
    public = {_squeezed(one) for one in words(rule, "public")}
    for start, end in IBAN.spans(subject):
        found = subject.text[start:end]
        # a word in capitals may follow the number: the longest beginning that is right counts
        for until in range(end, start + 14, -1):
            squeezed = _squeezed(found[: until - start])
            if iban.is_valid(squeezed):
                if squeezed not in public:
                    yield start, until
                break


def _squeezed(number: str) -> str:
    return "".join(number.split())


def _email(subject: Subject, rule: Rule) -> Spans:
    public = tuple(one.casefold() for one in words(rule, "public"))
    if "@" not in subject.text:
        return
    functions = frozenset(one.casefold() for one in words(rule, "functions"))
    for start, end in EMAIL.spans(subject):
        address = subject.text[start:end].casefold()
        desk, _at, domain = address.partition("@")
        ours = address in public or any(domain == one or domain.endswith("." + one) for one in public)
        if not ours and desk not in functions:
            yield start, end


def _phone(subject: Subject, rule: Rule) -> Spans:
    return phones(subject, tuple(words(rule, "public")))


Recognise = Callable[[Subject, Rule], Spans]
RECOGNISED: dict[str, Recognise] = {
    "hetu": _hetu,
    "personnummer": _personnummer,
    "iban": _iban,
    "email": _email,
    "phone": _phone,
    "card": lambda subject, _rule: cards(subject),
    "address": lambda subject, rule: addresses(subject, frozenset(map(str.lower, words(rule, "public")))),
    "plate": lambda subject, rule: plates(subject, frozenset(words(rule, "unlike"))),
}


def make(rule: Rule, names: Names) -> Judge:
    recognise = _recognise(rule, names)
    words(rule, "public"), words(rule, "functions"), words(rule, "unlike")
    mend = mend_of(rule)

    venue, home = word_set(rule, "venue", names), word_set(rule, "home", names)
    knows_venues = bool(rule.data.get("venue"))

    def look(subject: Subject) -> Iterator[Hit]:
        for start, end in recognise(subject, rule):
            if knows_venues and _is_for_all(subject, start, venue, home):
                continue
            yield Hit(subject.part.key, start, end, mend(subject.text[start:end]) if mend else None)

    return over_texts(rule, look)


def _recognise(rule: Rule, names: Names) -> Recognise:
    which = choice(rule, "recognises", [*RECOGNISED, "coord"])
    if which != "coord":
        return RECOGNISED[which]
    listed = [names.listed("near", rule.data.get("near", []), one) for one in (*SPEAKING, ANY)]

    def near(subject: Subject, _rule: Rule) -> Spans:
        if subject.has_digit:
            marks, said = subject.marks(names.vocabulary), subject.words
            spans = [span for number in listed for span in marks.get(number or 0, ())]
            yield from coordinates(subject, [(said[one].start, said[two - 1].end) for one, two in spans])

    return near


def _is_for_all(subject: Subject, start: int, venue: WordSet, home: WordSet) -> bool:
    """Does the sentence speak of a place for everybody, and of nobody's home?"""
    at = bisect_left(subject.words, start, key=lambda one: one.start)
    number = subject.words[min(at, len(subject.words) - 1)].sentence
    said = [one.raw for one in subject.words if one.sentence == number]
    return any(one in venue for one in said) and not any(one in home for one in said)


PERSONAL = Kind(frozenset({"recognises", "public", "functions", "unlike", "near", "venue", "home", "repair"}), make)
