"""The guideline as it reads today: the packaged sentences, with the city's texts in their places.

`read()` costs three statements however much is shown: for the version, for all its texts, and for the rules that came
or went with a version.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from tankar.guideline import content
from tankar.guideline.content import Document, Rule, Section
from tankar.guideline.errors import UnknownRule
from tankar.guideline.groups import group_words
from tankar.guideline.models import GuidelineVersion, RuleSpan, RuleText

__all__ = ["Gone", "Guideline", "Reading", "Sentence", "by_section", "gone", "read", "read_version"]


@dataclass(frozen=True)
class Sentence:
    """One rule's words in one language.

    `official` says whether they are the city's own; `replaced_at` (aware, UTC) is set when they stand in
    place of the packaged text.
    """

    text: str
    language: str
    official: bool
    source: str
    replaced_at: dt.datetime | None = None

    @property
    def is_replaced(self) -> bool:
        return self.replaced_at is not None


@dataclass(frozen=True)
class Reading:
    """A rule with its words in every language."""

    rule: Rule
    sentences: Mapping[str, Sentence]

    def in_language(self, language: str) -> Sentence:
        return self.sentences[language]

    @property
    def original(self) -> Sentence:
        """The Swedish words, from which the others are translated."""
        return self.sentences[content.ORIGINAL]

    def languages_with(self, words: list[str]) -> list[str]:
        """The languages in which every one of the (casefolded) words occurs: in text, heading or id."""
        return [
            language
            for language, sentence in self.sentences.items()
            if all(word in self._searched(language, sentence.text) for word in words)
        ]

    def _searched(self, language: str, text: str) -> str:
        return f"{self.rule.id} {self.rule.section.title.in_language(language)} {text}".casefold()


@dataclass(frozen=True)
class Gone:
    """A rule with its last words; `since`: the version that no longer has it."""

    reading: Reading
    since: GuidelineVersion


@dataclass(frozen=True)
class Guideline:
    """One version of the guideline, in the guideline's order."""

    document: Document
    readings: tuple[Reading, ...]

    def find(self, rule_id: str) -> Reading:
        """Raises `UnknownRule`."""
        return self.readings[self._position(rule_id)]

    def neighbours(self, rule_id: str) -> tuple[Reading | None, Reading | None]:
        """The readings before and after this one. Raises `UnknownRule`."""
        at = self._position(rule_id)
        before = self.readings[at - 1] if at else None
        after = self.readings[at + 1] if at + 1 < len(self.readings) else None
        return before, after

    def search(self, query: str, group: str = "") -> tuple[Reading, ...]:
        """Readings with all words of the query in one language, for one of `content.GROUPS` if given."""
        return self._with(self.words_for(query, group), group)

    def words_for(self, query: str, group: str = "") -> list[str]:
        """The words that are looked for: as typed, or their beginnings when nothing has them so.

        Swedish and Finnish bend words at their end: *hotfullt*, *uhkaavien* find what *hotfulla*, *uhkaavat* say.
        """
        words = query.casefold().split()
        return words if self._with(words, group) else [_beginning(word) for word in words]

    def _with(self, words: list[str], group: str) -> tuple[Reading, ...]:
        return tuple(
            reading
            for reading in self.readings
            if (not group or group in reading.rule.groups) and reading.languages_with(words)
        )

    def _position(self, rule_id: str) -> int:
        for position, reading in enumerate(self.readings):
            if reading.rule.id == rule_id:
                return position
        raise UnknownRule(rule_id)


def _beginning(word: str) -> str:
    """Without up to three letters of its end, and never fewer than five; an id of a rule stays whole."""
    return word if "-" in word else word[: max(5, len(word) - 3)]


def read() -> Guideline:
    """The version in force with every text that stands in place of a packaged one."""
    return read_version(GuidelineVersion.objects.current())


def read_version(version: GuidelineVersion | None) -> Guideline:
    """One version, the packaged one for `None`. A draft lies over what is in force, as that stands now."""
    replaced: dict[tuple[str, str], Sentence] = {}
    if version is not None and version.state == GuidelineVersion.State.DRAFT:
        current = GuidelineVersion.objects.current()
        replaced = _replaced(current) if current else {}
    if version is not None:
        replaced |= _replaced(version)
    return Guideline(
        document=version.as_document() if version else content.document(),
        readings=tuple(_reading(rule, replaced) for rule in _rules_of(version.number if version else 1)),
    )


def gone(rule_id: str) -> Gone:
    """A rule that no longer stands in the version in force. Raises `UnknownRule` for one that never was published."""
    published = GuidelineVersion.State.PUBLISHED
    spans = RuleSpan.objects.select_related("removed_in").filter(rule_id=rule_id)
    span = spans.filter(removed_in__state=published).first()
    if span is None or span.removed_in is None:
        raise UnknownRule(rule_id)
    before = GuidelineVersion.objects.published().filter(number__lt=span.removed_in.number)
    last = read_version(before.order_by("-number").first())
    return Gone(last.find(rule_id), span.removed_in)


def _rules_of(number: int) -> list[Rule]:
    """The rules that stand in version `number`, in the guideline's order: an added one ends its section."""
    spans = list(RuleSpan.objects.select_related("added_in", "removed_in").order_by("id"))
    ended = {one.rule_id for one in spans if one.has_ended(number)}
    added = [_added(one) for one in spans if one.added_in is not None and one.has_begun(number)]
    standing = [rule for rule in (*content.shown(), *added) if rule.id not in ended]
    return sorted(standing, key=lambda rule: rule.section.number)


def _added(span: RuleSpan) -> Rule:
    return Rule(
        id=span.rule_id,
        section=next(one for one in content.sections() if one.number == span.section),
        text=content.Words("", "", ""),
        binds=group_words(span.groups),
        groups=frozenset(span.groups),
        note=None,
        is_added=True,
    )


def by_section(readings: tuple[Reading, ...]) -> list[tuple[Section, list[Reading]]]:
    """Readings under their headings, both in the guideline's order."""
    return [(section, list(group)) for section, group in groupby(readings, lambda r: r.rule.section)]


def _replaced(version: GuidelineVersion) -> dict[tuple[str, str], Sentence]:
    rows = RuleText.objects.of(version)
    return {
        (row.rule_id, row.language): Sentence(
            row.text, row.language, row.official, row.source, row.changed_at
        )
        for row in rows
    }


def _reading(rule: Rule, replaced: Mapping[tuple[str, str], Sentence]) -> Reading:
    return Reading(
        rule=rule,
        sentences={
            language: replaced.get((rule.id, language)) or _packaged(rule, language)
            for language in content.LANGUAGES
        },
    )


def _packaged(rule: Rule, language: str) -> Sentence:
    return Sentence(
        text=rule.text.in_language(language),
        language=language,
        official=language == content.ORIGINAL,
        source=content.document().source.in_language(language),
    )
