"""Record keys of our own making: one write, one key, so that a post can stand only once (section 5)."""

from __future__ import annotations

import hashlib

from .facts import RAW

LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
LENGTH = 13
CLOCK_BITS = 10


def record_key(key: str) -> str:
    """The TID for a write, the same at every attempt: `key` chooses a microsecond of past years and a clock.

    53 bits of microseconds and 10 of clock, in 13 characters that sort as the number does.
    """
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:16])
    moment = RAW["tid"]["from"] + (number >> CLOCK_BITS) % RAW["tid"]["span"]
    value = moment << CLOCK_BITS | number & ((1 << CLOCK_BITS) - 1)
    return "".join(LETTERS[value >> 5 * place & 31] for place in reversed(range(LENGTH)))
