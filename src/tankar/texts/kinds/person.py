"""person: names of private people, in three languages and as they are bent, tagged and signed.

Reads the pack's `names/` (given names, surnames) and lists: roles, stage_roles, stage_before, stage_after,
named_before, named_after, private, titles, told, known, places, never.
public: beginnings of the city's own numbers, its domains: a name they follow is an office's
repair
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from tankar.texts.kinds.kind import Kind, Names, over_texts, words
from tankar.texts.kinds.mending import mend_of
from tankar.texts.kinds.persons.lists import Given, NameLists, Surname
from tankar.texts.kinds.persons.near import Identifiers
from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.kinds.persons.sequences import PARTICLES, Reader, Told
from tankar.texts.kinds.persons.surroundings import Around, Surroundings
from tankar.texts.kinds.persons.tokens import Token, tokens_of
from tankar.texts.patterns import MOST_HITS, Subject
from tankar.texts.rule import SPEAKING, Hit, Judge, Rule, WrongRule
from tankar.texts.vocabulary.tokens import Word

__all__ = ["PERSON"]

LISTS = (
    "roles", "stage_roles", "stage_before", "stage_after", "named_before", "named_after", "private", "titles", "told",
    "known", "places", "never",
)  # fmt: skip
TAG = re.compile(r"(?<![\w.@])@([^\W\d_]{2,20})[._]?([^\W\d_]{2,30})(?![\w@])")
JOINED_TAG = re.compile(r"([A-ZÅÄÖ][a-zåäöé]+)([A-ZÅÄÖ][a-zåäöé]+)$")
BEFORE = 36
LONGEST_ASIDE = 30
# possessive: what one run has taken, the next need not try
ENDS_WITH = re.compile(r"[\s.,!?]*+(?:\d{1,2} ?(?:v|år)\.?)?+[^\w]*+$")
STARTS_ANEW = re.compile(r"(?:[.!?…)]|\n|^|[\U0001F300-\U0001FAFF\u2600-\u27BF\ufe0f])\s*[-–—/~*]*\s*$")
ASIDE = re.compile(
    r"^[\s,.:;(–-]{0,3}"
    r"(?:(?:puh|p|tel|tfn|gsm|mob|nr|numero|nummer|asuu|bor|joka asuu|som bor|på|i)\b[\s.:]{0,2}){0,2}$"
)
JOINING = frozenset([" ", "\u00a0", "-", ", ", ". ", "."])
Span = tuple[int, int]


@dataclass
class _Reads:
    """What the rule looks by."""

    lists: NameLists
    around: Around
    titles: Phrases
    told: Phrases
    public: tuple[str, ...]

    @cached_property
    def given(self) -> frozenset[str]:
        return self.lists.any_given


def make(rule: Rule, names: Names) -> Judge:
    reads = _reads(rule, names)
    mend = mend_of(rule)

    def look(subject: Subject) -> Iterator[Hit]:
        text = subject.text
        for start, end in _found(subject, reads):
            yield Hit(subject.part.key, start, end, mend(text[start:end]) if mend else None)

    return over_texts(rule, look)


def _reads(rule: Rule, names: Names) -> _Reads:
    said = {one: names.said_beside(one, rule.data.get(one, []), SPEAKING) for one in LISTS}
    phrases = {name: Phrases(items) for name, items in said.items()}
    public = tuple(words(rule, "public"))
    known = frozenset(tuple(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", one.lower())) for one in said["known"])
    around = Around(
        **{name: phrases[name] for name in LISTS[:7]},
        known=known,
        contacts=public,
    )
    low = {name: frozenset(map(str.lower, said[name])) for name in ("places", "never")}
    lists = NameLists(names.tables, low["places"], low["never"])
    if not lists.any_given:
        raise WrongRule("extends", "The pack has no names/given.txt.")
    return _Reads(lists, around, phrases["titles"], phrases["told"], public)


def _found(subject: Subject, reads: _Reads) -> Iterator[Span]:
    text = subject.text
    if "@" in text:
        yield from _tags(text, reads.lists)
    if not _may_hold(subject.words, text, subject.has_digit or "@" in text, reads):
        return
    tokens = tokens_of(subject.words, text)
    own = Identifiers(subject, reads.public)
    told = _Telling(text, tokens, reads.told)
    reader = Reader(tokens, reads.lists, reads.around.named_before, told.at)
    surroundings = Surroundings(text, tokens, reads.around, own.near)
    taken: set[int] = set()
    for begin, end in islice(_full(tokens, reader, surroundings, told, taken), MOST_HITS):
        if not _in_address(text, tokens[begin], tokens[end - 1]):
            yield tokens[begin].start, tokens[end - 1].end
    if subject.has_digit or "@" in text:
        for position in islice(_alone(text, tokens, taken, reads, own), MOST_HITS):
            if not surroundings.is_public(position, position + 1, is_told=True):
                yield tokens[position].start, tokens[position].end


def _full(
    tokens: Sequence[Token], reader: Reader, surroundings: Surroundings, told: _Telling, taken: set[int]
) -> Iterator[Span]:
    """Full names that are private, as positions of tokens; `taken` gets the positions of all names."""
    position, last, was_public = 0, -2, False
    while position < len(tokens):
        end = reader.at(position)
        if end == position:
            position += 1
            continue
        is_row = was_public and surroundings.follows_public(position, last)
        was_public = is_row or surroundings.is_public(position, end, is_told=told.at(position) is not Told.NO)
        if not was_public:
            yield position, end
        taken.update(range(position, end))
        last = position = end


def _may_hold(said: Sequence[Word], text: str, has_sign: bool, reads: _Reads) -> bool:
    """Two capitals side by side, a known given name in small letters before another word, a title or a surname where
    an identifier may stand."""
    given, titles, lists = reads.given, reads.titles, reads.lists
    end, was_capital = -9, False
    for word in said:
        raw = word.raw
        is_capital = raw[0].isupper() or (raw[0] == "@" and raw[1:2].isupper())
        if is_capital:
            if was_capital and len(raw) > 1 and text[end : word.start] in JOINING:
                return True
            if has_sign and lists.surname(raw) >= Surname.SHAPED:
                return True
        elif raw in PARTICLES:
            end = word.end
            continue
        elif raw in given:
            if lists.surname(_next(text, word.end)) >= Surname.MAYBE:
                return True
        elif has_sign and titles.has(raw):
            return True
        end, was_capital = word.end, is_capital
    return False


def _next(text: str, end: int) -> str:
    """The word that follows after a space."""
    if text[end : end + 1] != " ":
        return ""
    found = NEXT.match(text, end + 1)
    return found[0] if found else ""


NEXT = re.compile(r"[^\W\d_]{2,30}(?:-[^\W\d_]{1,30})?")


class _Telling:
    """Is somebody's name said or signed at a place of the text?"""

    def __init__(self, text: str, tokens: Sequence[Token], told: Phrases) -> None:
        self._text, self._tokens, self._told = text, tokens, told
        self._known: dict[int, Told] = {}

    def at(self, position: int) -> Told:
        if position not in self._known:
            start = self._tokens[position].start
            before = self._text[max(0, start - BEFORE) : start]
            signed = Told.SIGNED if self._is_signed(position, before) else Told.NO
            self._known[position] = Told.SAID if self._told.ends(before) else signed
        return self._known[position]

    def _is_signed(self, position: int, before: str) -> bool:
        """The last words of a message, in a sentence of their own."""
        if not STARTS_ANEW.search(before) or not position:
            return False
        end = min(position + 3, len(self._tokens)) - 1
        return any(ENDS_WITH.match(self._text, self._tokens[one].end) for one in range(position + 1, end + 1))


def _tags(text: str, lists: NameLists) -> Iterator[Span]:
    """@kalle.holm, @KalleHolm."""
    for found in TAG.finditer(text):
        first, second = found[1], found[2]
        if found.end(1) == found.start(2):
            joined = JOINED_TAG.match(first + second)
            if not joined:
                continue
            first, second = joined[1], joined[2]
        if lists.given(first) and lists.surname(second) >= Surname.MAYBE:
            yield found.start(1), found.end(2)


def _in_address(text: str, first: Token, last: Token) -> bool:
    """A piece of an e-mail or web address."""
    before = text[max(0, first.start - 2) : first.start]
    return text[last.end : last.end + 1] == "@" or (
        before[-1:] in ("/", ".", "_", "#") and before[:1].isalnum()
    )


def _alone(
    text: str, tokens: Sequence[Token], taken: set[int], reads: _Reads, own: Identifiers
) -> Iterator[int]:
    """Places of surnames that stand alone: after a title, with an identifier near; or with one right after it."""
    lists, titles = reads.lists, reads.titles
    for position, token in enumerate(tokens):
        if position in taken or len(token.text) < 3 or token.text.isdigit():
            continue
        before = tokens[position - 1] if position else None
        has_title = before is not None and token.gap in (" ", ". ") and titles.has(before.text)
        if not (has_title or token.is_capital) or own.holds(token.start, token.end):
            continue
        surname = lists.surname(token.text)
        if surname is Surname.NEVER or lists.given(token.text) is Given.YES:
            continue
        if has_title:
            is_name = (token.is_capital or surname is Surname.YES) and own.near(token.start, token.end)
        else:
            is_name = surname is Surname.YES and _has_aside(text, token, own)
        if is_name:
            yield position


def _has_aside(text: str, token: Token, own: Identifiers) -> bool:
    return any(
        0 < begin - token.end <= LONGEST_ASIDE and ASIDE.match(text[token.end : begin])
        for begin, _ in own.spans
    )


PERSON = Kind(frozenset({*LISTS, "public", "repair"}), make)
