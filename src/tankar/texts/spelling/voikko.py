"""Finnish by Voikko: `libvoikko` of PyPI on Debian's packages libvoikko1 and voikko-fi."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

__all__ = ["voikko"]

MOST_REMEMBERED = 50_000


class _Voikko:
    def __init__(self, opened: Any) -> None:
        self._opened = opened
        self.knows = lru_cache(maxsize=MOST_REMEMBERED)(self._knows)

    def _knows(self, word: str) -> bool:
        return bool(self._opened.spell(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        return tuple(self._opened.suggest(word))


def voikko() -> _Voikko | None:
    """`None` where the library or its words are not there."""
    try:
        from libvoikko import Voikko, VoikkoException, VoikkoLibrary
    except ImportError:
        return None
    try:
        # asked for first: a Voikko without its library cannot be taken down
        VoikkoLibrary.open(None)
        return _Voikko(Voikko("fi"))
    except (OSError, VoikkoException):
        return None
