"""health: what tells of the health of the writer or of somebody in particular.

illness, signs, injuries, body: words of which one is looked for (an injury beside a part of the body)
persons: who it may be about; a given name of the pack counts as well · others: what else may be ill, or is spoken to
general: illness as a subject (lectures, associations) · compound: what makes a word of illness a thing (ramps)
figurative: sick of it · almost: an injury that only nearly happened
have: words that lead to it · more: words that go on after it
repair
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tankar.texts.kinds.kind import Kind, Names, over_texts
from tankar.texts.kinds.mending import mend_of
from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.patterns import MOST_HITS, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.vocabulary.tokens import Word
from tankar.texts.vocabulary.vocabulary import Marks

__all__ = ["HEALTH"]

SOUGHT = ("illness", "signs", "injuries", "body")
BESIDE = ("persons", "others", "general", "figurative", "almost", "have", "more")
FARTHEST_BODY = 4
FARTHEST_AFTER = 4
FARTHEST_SENTENCE = 2
MOST_LEADING = 5
AND = frozenset(["och", "ja", "å", "o", "and", "sekä", "samt", "eli"])
MY = re.compile(r"[^\W\d_]{3,}(?:[aeiouyäö]ni|mme|[aeiouyäön]ns[aä])(?:kin|kaan|kään)?$")
"""Finnish: my, our, his or her."""
NOT_MY = frozenset(
    ["hieni", "uni", "pieni", "nini", "joulupukini", "uusini", "mini", "bikini", "alumiini", "termiini"]
)
MORE_NUMBERS = re.compile(
    r"^ ?,? ?(?:(?:typ|type|tyyppi|tyypin) ?[12]\b|(?:i |vecka |week |rv |viikolla |viikko )+\d{1,2}\b"
    r"|i \w+ månaden|\d{1,2} ?(?:viikolla|kuukaudella|weeks|månader)\b|\d{2}[.,]?\d?\b(?! ?€))",
    re.I,
)
TAIL = re.compile(
    r" (?:(?:i|på|av|med|mot|från|sedan|sen|hela|varje|in|since|on|all|every|from|of)"
    r"(?!\w* ?\w* (?:halv)?(?:timm|minut|hour))"
    r"(?: [\w-]+){1,3}"
    r"|[\w-]+(?:ss[aä]|st[aä]|ll[aä]|sti|takia|vuoksi|jälkeen|ajan|vuotta|kuukautta|viikkoa|päivää|yön)"
    r"(?: [\w-]+(?:ss[aä]|st[aä]|sti))?)"
    r"(?= ?(?:[,.!?;:)…]|$|\n| (?:och|å|men|ja|mutta|eikä|enkä|so?|and|but|joten)\b))",
    re.I,
)
"""Where, since when, of what: when nothing else follows in its clause."""
SURE = ("sv", "fi")
Span = tuple[int, int]


@dataclass(frozen=True)
class _Tongue:
    """The lists of one language."""

    sought: tuple[int | None, ...]
    persons: Phrases
    others: Phrases
    general: Phrases
    figurative: Phrases
    almost: Phrases
    compound: Phrases
    have: Phrases
    more: Phrases
    given: frozenset[str]
    is_finnish: bool


def make(rule: Rule, names: Names) -> Judge:
    tongues = {one: _tongue(rule, names, one) for one in SPEAKING}
    if not any(one.sought[0] for one in tongues.values()):
        raise WrongRule("illness", "Say which words to look for.")
    mend = mend_of(rule)

    def look(subject: Subject) -> Iterator[Hit]:
        language, marks = subject.part.language, subject.marks(names.vocabulary)
        spans: list[Span] = []
        # what seems to be English may be a dialect
        for tongue in (tongues[language],) if language in SURE else tongues.values():
            sought = _sought(tongue, marks, subject.words)
            if sought:
                spans += _Scene(subject, tongue).told(sought)
        for start, end in _joined(sorted(spans), subject.text):
            yield Hit(subject.part.key, start, end, mend(subject.text[start:end]) if mend else None)

    return over_texts(rule, look)


def _tongue(rule: Rule, names: Names, language: str) -> _Tongue:
    sought = tuple(names.listed(one, rule.data.get(one, []), language) for one in SOUGHT)
    beside = {one: Phrases(names.said_beside(one, rule.data.get(one, []), [language])) for one in BESIDE}
    given = names.tables.get("given", frozenset())
    compound = Phrases(names.said_beside("compound", rule.data.get("compound", []), SPEAKING))
    return _Tongue(sought, compound=compound, given=given, is_finnish=language == "fi", **beside)


def _sought(tongue: _Tongue, marks: Marks, words: Sequence[Word]) -> list[Span]:
    """Where an illness or a sign of one stands, or an injury near a part of the body; as positions of words."""
    illness, signs, injuries, body = (marks.get(one or 0, ()) for one in tongue.sought)
    found = [*illness, *signs]
    if injuries and body:
        for begin, end in injuries:
            near = [
                (min(begin, one), max(end, two))
                for one, two in body
                if max(one - end, begin - two) < FARTHEST_BODY
                and words[one].sentence == words[begin].sentence
            ]
            if near:
                found.append(min(near, key=lambda span: span[1] - span[0]))
    return sorted(found)[:MOST_HITS]


class _Scene:
    """One text, looked at in one language: who is there, and what is said of them."""

    def __init__(self, subject: Subject, tongue: _Tongue) -> None:
        self._text, self._words, self._tongue = subject.text, subject.words, tongue
        self._is_general = [tongue.general.has(one.raw) for one in self._words]
        self._who = [self._as_who(at) for at in range(len(self._words))]

    def told(self, sought: Sequence[Span]) -> Iterator[Span]:
        """Spans of the text that tell of somebody's health."""
        for begin, end in sought:
            if self._is_else(begin, end):
                continue
            first = self._leading(begin)
            if self._is_somebodys(first, begin, end):
                yield self._words[first].start, self._until(end)

    def _is_else(self, begin: int, end: int) -> bool:
        """A ramp, a lecture, a figure of speech, a harm that did not happen."""
        tongue, said = self._tongue, self._words[begin:end]
        if any(tongue.compound.has(one.raw) for one in said) or self._is_figurative(begin, end):
            return True
        sentence = said[0].sentence
        near = (one for one in self._words[max(0, begin - 3) : end] if one.sentence == sentence)
        return end - begin > 1 and any(tongue.almost.has(one.raw) for one in near)

    def _as_who(self, at: int) -> int:
        """1 somebody, -1 an animal, a thing, who is spoken to; 0 neither."""
        raw, tongue = self._words[at].raw, self._tongue
        if tongue.others.has(raw):
            return -1
        if tongue.persons.has(raw) or (at and tongue.persons.has(f"{self._words[at - 1].raw} {raw}")):
            return 1
        if raw[0].isupper() and raw.lower() in tongue.given:
            return 1
        return int(tongue.is_finnish and raw not in NOT_MY and MY.match(raw) is not None)

    def _is_somebodys(self, first: int, begin: int, end: int) -> bool:
        sentence = self._words[begin].sentence
        who = 1 if max(self._who[first:begin], default=0) > 0 else self._nearest(first, end, sentence)
        if who < 0:
            return False
        is_linked = first < begin and any(one > 0 for one in self._who[max(0, first - 2) : first])
        is_about = any(self._is_general[max(0, begin - 5) : begin])
        if (is_about or not is_linked) and self._has_general(sentence):
            return False
        return who > 0 or self._is_told_beside(sentence)

    def _nearest(self, begin: int, end: int, sentence: int) -> int:
        """Who stands nearest before it in its sentence, else whether somebody does after it; 0 for nobody."""
        before = [one for one in range(begin - 1, -1, -1) if self._words[one].sentence == sentence]
        after = [
            one
            for one in range(begin, min(end + FARTHEST_AFTER, len(self._words)))
            if self._words[one].sentence == sentence
        ]
        nearest = next((self._who[one] for one in before if self._who[one]), 0)
        return nearest or int(any(self._who[one] > 0 for one in after))

    def _is_told_beside(self, sentence: int) -> bool:
        """Is somebody spoken of in the sentences around, and illness nobody's subject there?"""
        around = [
            at for at, one in enumerate(self._words) if 0 < abs(one.sentence - sentence) <= FARTHEST_SENTENCE
        ]
        return any(self._who[at] > 0 for at in around) and not any(self._is_general[at] for at in around)

    def _has_general(self, sentence: int) -> bool:
        return any(
            general and one.sentence == sentence
            for one, general in zip(self._words, self._is_general, strict=True)
        )

    def _is_figurative(self, begin: int, end: int) -> bool:
        start, until = self._words[begin].start, self._words[end - 1].end
        around = self._text[max(0, start - 24) : until + 24].lower()
        at = start - max(0, start - 24)
        return self._tongue.figurative.covers(around, at, at + until - start)

    def _leading(self, begin: int) -> int:
        """Where the words begin that lead to it: “has”, “has had a bad”."""
        words, have, first = self._words, self._tongue.have, begin
        while first and begin - first < MOST_LEADING:
            gap = self._text[words[first - 1].end : words[first].start]
            said = words[first - 1].raw
            if gap != "-" and (gap != " " or not (have.has(said) or said.isdigit())):
                break
            first -= 1
        return first

    def _until(self, end: int) -> int:
        """Where it ends in the text, with what goes on after it."""
        until = self._words[end - 1].end
        for _ in range(2):
            after = self._text[until : until + 40]
            numbers = MORE_NUMBERS.match(after)
            length = numbers.end() if numbers else self._tongue.more.length(after)
            until += length
            if not length:
                break
        tail = TAIL.match(self._text, until)
        return tail.end() if tail else until


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """Spans that touch, or have only “and” between them, are one."""
    found: list[Span] = []
    for start, end in spans:
        if found and (start <= found[-1][1] or _touch(text[found[-1][1] : start], text[start:end])):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _touch(between: str, after: str) -> bool:
    if between == " ":
        return not after.lower().startswith(("efter", "after"))
    return len(between) < 7 and between.strip().lower() in AND and " " not in after


HEALTH = Kind(frozenset({*SOUGHT, *BESIDE, "compound", "repair"}), make)
