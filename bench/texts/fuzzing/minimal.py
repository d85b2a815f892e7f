"""The smallest text that still breaks what a large one broke."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["minimal"]

SECONDS = 90.0


def minimal(text: str, breaks: Callable[[str], bool], seconds: float = SECONDS) -> str:
    """`text` with as much taken out as possible while it still `breaks`; what was reached when time is up.

    1. Pieces of half the length are taken out, from the beginning, as long as it breaks; then of a quarter, and so on.
    2. When single signs can no longer go, each is made an "a" where that breaks as well.
    """
    until = time.monotonic() + seconds
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            less = text[:at] + text[at + size :]
            if time.monotonic() > until:
                return text
            if breaks(less):
                text = less
            else:
                at += size
        size //= 2
    for at in range(len(text)):
        plainer = text[:at] + "a" + text[at + 1 :]
        if text[at] != "a" and time.monotonic() < until and breaks(plainer):
            text = plainer
    return text
