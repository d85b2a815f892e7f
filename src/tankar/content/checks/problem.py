"""One thing to look at in a draft, as pages show it and as a release asks for it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass

from tankar.texts import Level, Placed

__all__ = ["Passing", "Problem", "Refusing"]

# a rule of the guideline has a chip of its own; paragraphs of law do not
# of what Tankar asks by itself: another number opens every question again
OWN_VERSION = "1"
GUIDELINE = re.compile(r"[A-Z]+-\d+")


@dataclass(frozen=True)
class Passing:
    """Who let a finding stand, and why. Bound to the words it was about."""

    reason: str
    name: str
    at: dt.datetime


@dataclass(frozen=True)
class Refusing:
    """A channel whose network would not take it, whatever anybody decides: by public id and name."""

    public_id: str
    name: str


@dataclass(frozen=True)
class Problem:
    """`where`: id of the field; `rules`: of the guideline; `blocks`: a release.

    `found`: what a rule of the city's pack found; `None` where Tankar itself cannot go on. `words`: what the
    finding is about, so that an answer holds for these words and no others.

    `asks`: what a named person may leave unanswered for a reason though no rule of the pack asks it, as
    "field.link". `refused_on`: the channel that would not take it.
    """

    code: str
    where: str
    sentence: str
    rules: tuple[str, ...] = ()
    blocks: bool = True
    found: Placed | None = None
    words: str = ""
    passed: Passing | None = None
    asks: str = ""
    refused_on: Refusing | None = None

    @property
    def key(self) -> str:
        """Names the finding with the rule's wording and the words it is about."""
        if not self.rule:
            return ""
        told = (self.where, self.rule, self.rule_version, self.words)
        return hashlib.sha256("\x00".join(told).encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def rule(self) -> str:
        """Which rule an answer is to; "" where there is nothing to answer."""
        return self.found.finding.rule if self.found else self.asks

    @property
    def rule_version(self) -> str:
        return self.found.version if self.found else OWN_VERSION

    @property
    def is_passable(self) -> bool:
        """What the law and the city demand, which a named person may pass for a reason."""
        demanded = self.found.finding.level == Level.BLOCK if self.found else bool(self.asks)
        return demanded and self.passed is None

    @property
    def is_private(self) -> bool:
        return self.found is not None and self.found.finding.is_private

    @property
    def is_keepable(self) -> bool:
        """Advice that people may leave as it is, and not be told again."""
        return self.found is not None and not self.blocks and self.passed is None

    @property
    def law(self) -> tuple[str, ...]:
        cites = self.found.finding.cites if self.found else ()
        return tuple(one for one in cites if not GUIDELINE.fullmatch(one))

    @property
    def has_words(self) -> bool:
        return self.found is not None and self.found.finding.end > self.found.finding.start

    @property
    def misspelt_in(self) -> str:
        """The language whose dictionary does not know the word, and may know what was meant; "" for all else."""
        kind, _dot, language = self.found.finding.type.partition(".") if self.found else ("", "", "")
        return language if kind == "spell" and self.has_words and self.mend is None else ""

    @property
    def mend(self) -> str | None:
        """What the repair writes in the place of the words; `None` where only a person can tell."""
        return self.found.finding.repair if self.found and self.has_words else None
