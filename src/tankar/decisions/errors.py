"""What can go wrong with what is declared, and with a matter."""

from __future__ import annotations

__all__ = ["AlreadyDecided", "UnknownMatter", "UnknownTerm", "UnknownWord", "WrongMatter"]


class WrongMatter(Exception):
    """A kind of matter or a term is declared under a foreign name, twice, or cannot be right."""


class UnknownMatter(LookupError):
    """Nobody declared this kind of matter."""


class UnknownTerm(LookupError):
    """Nobody declared this term."""


class UnknownWord(LookupError):
    """The kind of matter declares no such verb, answer or outcome."""


class AlreadyDecided(Exception):
    """The same person has decided the same part of this round already."""
