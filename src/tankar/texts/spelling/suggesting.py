"""What a word that no dictionary knows may be meant to be. Up to half a second a word: only when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tankar.texts.spelling.speller import speller_of

__all__ = ["suggestions"]

MOST = 5
LONGEST = 40
MOST_REMEMBERED = 2_000


@lru_cache(maxsize=MOST_REMEMBERED)
def suggestions(word: str, language: str) -> tuple[str, ...]:
    """The likeliest first, with a capital where the word has one; none where nobody here knows the language."""
    speller = speller_of(language)
    if speller is None or not 0 < len(word) <= LONGEST:
        return ()
    return tuple(_chosen(word, speller.suggest(word)))


def _chosen(word: str, offered: tuple[str, ...]) -> Iterator[str]:
    """At most so many, none twice; two words for one are seldom what was meant, and come last."""
    said: set[str] = {word}
    for one in sorted(offered, key=lambda one: " " in one):
        better = one[:1].upper() + one[1:] if word[:1].isupper() else one
        if better not in said and len(said) <= MOST:
            said.add(better)
            yield better
