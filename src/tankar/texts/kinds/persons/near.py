"""What else points to a person: a surname alone is nobody's until an address, a number or a code stands beside it."""

from __future__ import annotations

import re

from tankar.texts.kinds.addresses import addresses
from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.patterns import Subject

__all__ = ["Identifiers"]

NUMBERS = re.compile(
    r"\+\d{2,3}[ -]?(?:\(0\))?\d[\d .–-]{5,14}\d|\b0\d[\d .–-]{4,13}\d"  # phones
    r"|\b\d{6}[-+A-FU-Y]\d{3}[\dA-Y]\b|\b\d{6,8}[-+]\d{4}\b"  # codes
    r"|\b[A-ZÅÄÖ]{3}-\d{1,3}\b|[\w.+-]{2,40}@[\w-]{2,40}\.\w{2,}"  # plates, e-mail
)
NEAREST = 60
NONE = Phrases(())


class Identifiers:
    """Of one text. `public`: beginnings of the city's own numbers and ends of its addresses."""

    def __init__(self, subject: Subject, public: tuple[str, ...]) -> None:
        self._subject, self._public = subject, public
        self._spans: list[tuple[int, int]] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        if self._spans is None:
            text = self._subject.text
            found = [one.span() for one in NUMBERS.finditer(text)] if self._may_hold() else []
            found = [one for one in found if not self._is_public(text[one[0] : one[1]])]
            self._spans = found + list(addresses(self._subject, frozenset(), NONE, NONE))
        return self._spans

    def near(self, start: int, end: int, most: int = NEAREST) -> bool:
        """Does one stand at most `most` characters away?"""
        return any(begin - end <= most and start - until <= most for begin, until in self.spans)

    def holds(self, start: int, end: int) -> bool:
        """Is this a piece of one: the street of an address?"""
        return any(begin <= start and end <= until for begin, until in self.spans)

    def _may_hold(self) -> bool:
        return self._subject.has_digit or "@" in self._subject.text

    def _is_public(self, found: str) -> bool:
        return found.startswith(self._public) or found.endswith(self._public)
