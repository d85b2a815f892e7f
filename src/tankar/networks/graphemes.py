"""Characters as a person counts them: a family emoji is one, "e" with a combining accent is one."""

from __future__ import annotations

from functools import lru_cache

import regex

CLUSTER = regex.compile(r"\X")


@lru_cache(maxsize=32)
def counted(text: str) -> int:
    """Grapheme clusters in `text` (Unicode, UAX 29). Remembered: several ask about the same text."""
    return sum(1 for _ in CLUSTER.finditer(text))
