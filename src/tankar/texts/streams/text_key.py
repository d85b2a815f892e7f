"""A short sign of what a message says: the same for whoever sends it again with other spaces, punctuation, capitals,
emoji, look-alike letters or links.

It tells of nobody: messages are found by it, and nothing can be read from it. What `near` finds and this does not are
copies in which words were changed.
"""

from __future__ import annotations

from hashlib import blake2b

from tankar.texts.streams.near import LEAST_BESIDE_LINK, MOST_SIGNS, SHORT
from tankar.texts.streams.wording import TOKEN, Kind, Word, word_of

__all__ = ["LENGTH", "text_key"]

LENGTH = 16
"""Of a key, in signs."""


def text_key(text: str) -> str:
    """ "" where so little is said that two people may well say the same."""
    words = [word_of(raw) for raw in TOKEN.findall(text[:MOST_SIGNS])]
    said = [word for word in words if word.kind != Kind.LINK]
    meant = sum(word.letters for word in said if word.number)
    if meant < SHORT:
        return ""
    return _hashed(said if meant >= LEAST_BESIDE_LINK else words)


def _hashed(words: list[Word]) -> str:
    whole = " ".join(word.plain for word in words)
    return blake2b(whole.encode("utf-8", "replace"), digest_size=LENGTH // 2).hexdigest()
