"""How many characters a reader sees."""

from __future__ import annotations

import unicodedata

ZERO_WIDTH_JOINER = "\u200d"
_REGIONAL = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)


def graphemes(text: str) -> int:
    """How many characters a reader sees.

    The rules of UAX #29 that matter in posts: combining marks, variation selectors, emoji joined to
    families, skin tones, flags, tag sequences, conjoining Hangul, and CR LF as one.
    """
    count, flags, before, joins = 0, 0, "", False
    for character in text:
        flags = flags + 1 if ord(character) in _REGIONAL else 0
        is_joined = joins and before == ZERO_WIDTH_JOINER and _pictorial(character)
        if before == ZERO_WIDTH_JOINER and not is_joined:
            joins = False  # a joiner joins what follows at once, and nothing later
        if not before or not (is_joined or _continues(before, character, flags)):
            count += 1
            joins = _pictorial(character)  # only what begins with a picture is joined to another one
        before = character
    return count


def _pictorial(character: str) -> bool:
    return unicodedata.category(character) == "So" and ord(character) not in _REGIONAL


def _continues(before: str, character: str, flags: int) -> bool:
    if before == "\r":
        return character == "\n"
    if unicodedata.category(before) == "Cc":
        return False
    if character == ZERO_WIDTH_JOINER or unicodedata.category(character) in ("Mn", "Me", "Mc"):
        return True
    number = ord(character)
    if number in _SKIN_TONES or number in _TAGS:
        return True
    if flags:
        return flags % 2 == 0
    return _hangul_continues(ord(before), number)


def _hangul_continues(before: int, number: int) -> bool:
    is_vowel, is_tail = 0x1160 <= number < 0x11A8, 0x11A8 <= number < 0x1200
    if 0x1100 <= before < 0x1160:
        return 0x1100 <= number < 0x11A8 or 0xAC00 <= number < 0xD7A4
    if 0x1160 <= before < 0x11A8 or 0xAC00 <= before < 0xD7A4:
        is_open = before < 0xAC00 or (before - 0xAC00) % 28 == 0
        return (is_vowel and is_open) or is_tail
    return 0x11A8 <= before < 0x1200 and is_tail
