"""A rule as it was read: data, not yet made ready to search with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol

from tankar.texts.draft import Draft, Role
from tankar.texts.finding import Level
from tankar.texts.patterns import Subject

__all__ = ["SPEAKING", "Hit", "Judge", "Looking", "Purpose", "Rule", "WrongRule"]

SPEAKING = ("sv", "fi", "en")
"""The languages every rule explains itself in."""


class WrongRule(Exception):
    """A field of a rule cannot be used. `str()` is a sentence for whoever wrote the file."""

    def __init__(self, field_name: str, sentence: str) -> None:
        super().__init__(f"{field_name}: {sentence}")
        self.field = field_name
        self.sentence = sentence


class Purpose(StrEnum):
    """What a rule looks at: what the city writes, or what residents do."""

    DRAFT = "draft"
    TRIAGE = "triage"


@dataclass(frozen=True)
class Rule:
    """`data` holds what is the rule type's own; the rest is common to all types."""

    id: str
    extends: str
    level: Level
    title: Mapping[str, str]
    message: Mapping[str, str]
    why: Mapping[str, str]
    cites: tuple[str, ...]
    law: tuple[str, ...]
    roles: tuple[Role, ...]
    languages: tuple[str, ...]
    examples: Mapping[str, Mapping[str, list[Any]]]
    data: Mapping[str, Any] = field(default_factory=dict)
    type: str = ""
    purposes: tuple[Purpose, ...] = (Purpose.DRAFT,)

    @cached_property
    def version(self) -> str:
        """Eight signs that change whenever anything the rule judges by, or says, changes."""
        judged = [self.id, self.extends, self.level, dict(self.message), dict(self.why), self.languages]
        judged += [self.cites, self.law, self.roles, dict(self.data)]
        text = json.dumps(judged, sort_keys=True, ensure_ascii=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule type found. `words` fill the places of the message, e.g. {"channel": "…"}; `outlet`: the key of
    the channel on which alone it holds."""

    part: str
    start: int = 0
    end: int = 0
    repair: str | None = None
    twin: tuple[str, int, int] | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    outlet: str = ""


@dataclass(frozen=True)
class Looking:
    """A draft with its texts made ready; `speaks`: the reader's language."""

    draft: Draft
    subjects: tuple[Subject, ...]
    speaks: str

    def subject(self, key: str) -> Subject | None:
        return next((one for one in self.subjects if one.part.key == key), None)


class Judge(Protocol):
    """A rule made ready: the draft in, what was found out.

    It may have `needs`, numbers of word lists: where no word of any of them stands, it is not asked.
    """

    def __call__(self, looking: Looking) -> Iterable[Hit]: ...
