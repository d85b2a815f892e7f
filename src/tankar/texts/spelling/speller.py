"""Who knows how words are written: one interface, whatever library is behind it."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from tankar.texts.spelling.hunspell_dictionaries import hunspell_of
from tankar.texts.spelling.voikko import voikko

__all__ = ["Speller", "speller_of", "switched_off"]

LANGUAGES = ("sv", "fi", "en")


class Speller(Protocol):
    """`suggest` takes a third of a second a word: see `suggesting`."""

    def knows(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


@lru_cache(maxsize=len(LANGUAGES))
def speller_of(language: str) -> Speller | None:
    """`None` where what it takes is not installed. Read once a process, which takes up to a second."""
    return voikko() if language == "fi" else hunspell_of(language)


def switched_off() -> tuple[str, ...]:
    """Languages whose spelling nobody here knows."""
    return tuple(one for one in LANGUAGES if speller_of(one) is None)
