"""The guideline as it is packaged: 114 sentences with their ids, in Swedish, Finnish and English.

Read once from `content/`, never changed while running. The Swedish is the city's own text; Finnish and
English are translations made for this application. `rules.en.json` holds the English of the sentences
whose entry in `rules.json` carries an editor's remark in brackets; `notes.json` says to readers what
those remarks say. What the city has put in place of a packaged text lies in `models.RuleText`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tankar.guideline.errors import UnknownRule

__all__ = [
    "GROUPS",
    "LANGUAGES",
    "ORIGINAL",
    "Document",
    "Rule",
    "Section",
    "Words",
    "document",
    "find",
    "rules",
    "sections",
    "shown",
]

LANGUAGES = ("sv", "fi", "en")
ORIGINAL = "sv"
GROUPS = ("staff", "elected", "posters", "heads", "mc", "city")

# The footer of one slide, with a placeholder nobody filled in: kept as content, never shown as a rule.
_RESIDUE = frozenset({"META-2"})
_FRAME = 0


@dataclass(frozen=True)
class Words:
    """The same words in the three languages."""

    sv: str
    fi: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in `language` ("sv", "fi" or "en")."""
        return {"sv": self.sv, "fi": self.fi, "en": self.en}[language]


@dataclass(frozen=True)
class Section:
    """A heading of the guideline. Number 0 is the document's frame: title and contents, no rules."""

    number: int
    title: Words

    @property
    def is_frame(self) -> bool:
        return self.number == _FRAME


@dataclass(frozen=True)
class Rule:
    """One sentence of the guideline under its stable id.

    `binds` and `groups` (some of `GROUPS`) say whom it concerns, `note` how an ambiguous sentence is read:
    both are this application's reading, not the city's words. `is_added`: it came with a later version, so that no
    packaged words stand behind the city's.
    """

    id: str
    section: Section
    text: Words
    binds: Words
    groups: frozenset[str]
    note: Words | None
    is_added: bool = False

    @property
    def is_frame(self) -> bool:
        return self.section.is_frame


@dataclass(frozen=True)
class Document:
    """The packaged version: its dates, its status in words, and where its text comes from."""

    document_date: dt.date
    noted_on: dt.date | None
    title: Words
    status: Words
    source: Words


def _read(name: str) -> Any:
    return json.loads(files("tankar.guideline").joinpath("content", name).read_text(encoding="utf-8"))


def _words(entry: Mapping[str, str]) -> Words:
    return Words(sv=entry["sv"], fi=entry["fi"], en=entry["en"])


@cache
def sections() -> tuple[Section, ...]:
    """The nineteen sections in the guideline's order, the frame first."""
    return tuple(Section(int(number), _words(title)) for number, title in _read("sections.json").items())


@cache
def rules() -> tuple[Rule, ...]:
    """All 114 entries in the guideline's order."""
    finnish, english = _read("rules.fi.json"), _read("rules.en.json")
    notes, binds = _read("notes.json"), _read("binds.json")
    by_number = {section.number: section for section in sections()}
    return tuple(
        Rule(
            id=entry["id"],
            section=by_number[int(entry["section"].split()[0])],
            text=Words(entry["sv"], finnish[entry["id"]]["text"], english.get(entry["id"], entry["en"])),
            binds=_words(binds[entry["binds"]]),
            groups=frozenset(binds[entry["binds"]]["groups"]),
            note=_words(notes[entry["id"]]) if entry["id"] in notes else None,
        )
        for entry in _read("rules.json")["rules"]
    )


@cache
def shown() -> tuple[Rule, ...]:
    """The entries a reader meets: everything but the unfilled placeholder of a slide's footer."""
    return tuple(rule for rule in rules() if rule.id not in _RESIDUE)


@cache
def _by_id() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in shown()}


def find(rule_id: str) -> Rule:
    """The rule a reader may open under this id. Raises `UnknownRule`."""
    try:
        return _by_id()[rule_id]
    except KeyError:
        raise UnknownRule(rule_id) from None


@cache
def document() -> Document:
    """The version of 23.8.2021, which the council noted on 16.8.2021."""
    entry = _read("version.json")
    return Document(
        document_date=dt.date.fromisoformat(entry["document_date"]),
        noted_on=dt.date.fromisoformat(entry["noted_on"]),
        title=_by_id()["META-1"].text,
        status=_words(entry["status"]),
        source=_words(entry["source"]),
    )
