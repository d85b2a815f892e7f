"""Characters as a person counts them: a family emoji is one, "e" with a combining accent is one."""

from __future__ import annotations

import regex

CLUSTER = regex.compile(r"\X")


def counted(text: str) -> int:
    """Grapheme clusters in `text` (Unicode, UAX 29)."""
    return sum(1 for _ in CLUSTER.finditer(text))
