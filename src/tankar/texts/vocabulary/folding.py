"""See through the ways in which a word is hidden: styled letters, look-alikes, zero width, leet, stretching.

1. `folded`: NFKC, invisible signs out, letters of other alphabets that look Latin folded, small letters.
2. `readings`: for a word that holds digits or signs among its letters, the words it may be read as.
3. `loose`: runs of a letter become one, accents go; two words that are loosely the same look or sound the same.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

__all__ = ["RUNS", "folded", "is_masked", "is_stretched", "loose", "readings", "undotted", "unmasked"]

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
CYRILLIC = dict(zip("аеорсухівѕјԁһкмтнпгз", "aeopcyxibsjdhkmthnrz", strict=True)) | {
    "і": "i",
    "в": "b",
    "ӓ": "ä",
    "ӧ": "ö",
}
GREEK = dict(zip("αβεικνορτυχηωγ", "abeiknoptuxnwy", strict=True))
OTHERS = {"ı": "i", "ł": "l", "ø": "ö", "ɑ": "a", "ɡ": "g", "ß": "ss", "æ": "ä", "đ": "d", "ƒ": "f"}
ALIKE = str.maketrans(CYRILLIC | GREEK | OTHERS)
SQUARED = {0x1F130 + row * 0x20 + n: chr(ord("a") + n) for row in (0, 1, 2) for n in range(26)}
RUNS = re.compile(r"(.)\1+")
STRETCHED = re.compile(r"([^\W\d])\1\1")
LEET = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s",
    "€": "e", "!": "i", "|": "il", "+": "t", "£": "l",
}  # fmt: skip
MASKS = re.compile("[*¤#%§]")
MOST_READINGS = 8
LONGEST = 60


def folded(word: str) -> str:
    """The word as it would be written plainly. Of a long one, only the beginning."""
    word = word[:LONGEST]
    if word.isascii():
        return word.lower().replace("_", "")
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", word.translate(SQUARED))).lower().translate(ALIKE)
    plain = unicodedata.normalize("NFC", plain).replace("_", "")
    return "".join(one for one in plain if not unicodedata.combining(one))


def undotted(word: str) -> str:
    """Without dots, rings and accents."""
    if word.isascii():
        return word
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


def loose(word: str) -> str:
    return RUNS.sub(r"\1", undotted(word))


def is_stretched(word: str) -> bool:
    return STRETCHED.search(word) is not None


def is_masked(word: str) -> bool:
    """Are letters hidden behind stars or other signs: v*ttu, j¤vla?"""
    return MASKS.search(word, 1) is not None and len(word) >= 3 and sum(map(str.isalpha, word)) >= 2


def unmasked(word: str) -> str:
    """With a star for every sign that stands for a letter."""
    return MASKS.sub("*", word)


def readings(word: str) -> list[str]:
    """What a word with digits or signs among its letters may say; empty for one that hides nothing."""
    hidden = sum(one in LEET for one in word)
    if not hidden or hidden > 8 or sum(map(str.isalpha, word)) < 2:
        return []
    choices = [LEET.get(one, one) for one in word]
    return ["".join(one) for one, _ in zip(product(*choices), range(MOST_READINGS), strict=False)]
