"""The one result type: what was found, where, why, on which ground, and what would repair it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Level", "Placed"]


class Level(StrEnum):
    """How much a finding weighs. Only `BLOCK` stands in the way of a release, and only where the law does."""

    INFO = "info"
    ADVICE = "advice"
    WARNING = "warning"
    BLOCK = "block"
    CRITICAL = "critical"
    """To a person at once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`start` and `end` are code points of the text as given; both 0 where the finding is about no words.

    `message` and `why` are in the reader's language. `cites`: ids of the city's rules and paragraphs of law.
    `repair`: the words to put in the place of `start:end`; `None` where only a person can tell.
    """

    rule: str
    type: str
    level: Level
    start: int
    end: int
    message: str
    why: str
    cites: tuple[str, ...] = ()
    repair: str | None = None

    @property
    def is_private(self) -> bool:
        """Advice about tone is the writer's own: shown to nobody else, not stored, not counted (never.md, N9)."""
        return self.type.startswith("tone.")


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding and the part of the draft it is about; `twin`: (part, start, end) of what it disagrees with.

    `version`: which wording of the rule judged. `quoted`: the words found. `outlet`: the key of the channel on which
    alone it holds, "" for all.
    """

    part: str
    finding: Finding
    version: str
    quoted: str = ""
    twin: tuple[str, int, int] | None = None
    outlet: str = ""
