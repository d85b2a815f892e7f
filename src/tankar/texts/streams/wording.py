"""The words of a message as they are compared with those of another: plain, and of a kind.

Look-alike letters, zero width, digits for letters and stretching are read plainly, and words that say the same become
one. Of a link only the host counts. Emoji and punctuation are no words.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from tankar.texts.streams.light import DAY, LIGHT, NOT, NUMBERS, SAME
from tankar.texts.vocabulary.folding import LEET, folded

__all__ = ["STREET", "TOKEN", "Kind", "Word", "word_of"]

ENDINGS = (
    "com|fi|net|org|info|top|xyz|shop|site|online|date|store|io|eu|ru|cn|biz|club|live|app|link|click|icu|vip"
    "|example|test"
)
HIDDEN = "\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0e\ufeff"
STYLED = "\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
TOKEN = re.compile(
    r"https?://[^\s<>\"]+"
    rf"|(?<![\w.-])(?:[^\W_][\w-]{{0,62}}\.){{1,5}}(?:{ENDINGS})\b(?:[/?#][^\s<>\"]*)?"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}\w"
    r"|@[\w.]+"
    # scripts that leave no space between words
    r"|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
    rf"|[\w{HIDDEN}{STYLED}]+",
    re.IGNORECASE,
)
SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
PATH = re.compile(r"[/?#].*$")
STREET = re.compile(
    r"(?P<name>.{3,}?)(?P<sort>gat|väg|stig|gränd|kat|kad|ti(?=e)|te(?=ill)|polk|polu|kuj|rait|street|road)\w{0,5}$"
)
LETTER_AGAIN = re.compile(r"([^\W\d])\1\1+")
DIGIT_INSIDE = re.compile(r"[^\W\d]\d+[^\W\d]|^\d[^\W\d]{3,}")
AS_LETTERS = str.maketrans({sign: letters[0] for sign, letters in LEET.items()})
FIRST_LETTERS = 5
"""By which a word is looked up, so that it may be bent."""
LONGEST = 60
MOST_WORDS = 60_000


class Kind(IntEnum):
    WORD = 0
    LIGHT = 1
    NOT = 2
    NUMBER = 3
    DAY = 4
    STREET = 5
    LINK = 6
    HANDLE = 7


@dataclass(frozen=True, slots=True)
class Word:
    """`plain`: what is compared; `spelt`: as it was written, folded. `number`: by which it is looked up, 0 where it is
    not. `letters`: how many.
    """

    plain: str
    spelt: str
    kind: Kind
    number: int
    letters: int


def word_of(raw: str) -> Word:
    """`raw`: one match of `TOKEN`. Short ones are remembered."""
    return _remembered(raw) if len(raw) <= LONGEST else _word_of(raw)


def _word_of(raw: str) -> Word:
    if "@" in raw:
        return _made(raw.lower().strip("._"), Kind.HANDLE)
    if "." in raw or "/" in raw:
        return _made(PATH.sub("", SCHEME.sub("", raw.lower())), Kind.LINK)
    plain = LETTER_AGAIN.sub(r"\1", folded(raw))
    if any(map(str.isdigit, plain)):
        if not DIGIT_INSIDE.search(plain):
            return _made(plain, Kind.NUMBER)
        plain = plain.translate(AS_LETTERS)
    return _of_letters("".join(filter(str.isalnum, plain)))


def _of_letters(spelt: str) -> Word:
    plain = SAME.get(spelt, spelt)
    if plain in NOT:
        return _made(plain, Kind.NOT, spelt)
    if plain in NUMBERS:
        return _made(NUMBERS[plain], Kind.NUMBER, spelt)
    if len(plain) < 3 or plain in LIGHT:
        return _made(plain, Kind.LIGHT, spelt)
    if day := DAY.match(plain):
        return _made(day[1], Kind.DAY, spelt)
    return _made(plain, Kind.STREET if STREET.match(plain) else Kind.WORD, spelt)


_remembered = lru_cache(maxsize=MOST_WORDS)(_word_of)


def _made(plain: str, kind: Kind, spelt: str = "") -> Word:
    plain = plain[:LONGEST]
    key = plain if kind in (Kind.LINK, Kind.HANDLE, Kind.NUMBER) else plain[:FIRST_LETTERS]
    number = 0 if kind in (Kind.LIGHT, Kind.NOT) else zlib.crc32(key.encode("utf-8", "replace")) | 1
    return Word(plain, spelt[:LONGEST], kind, number, sum(map(str.isalpha, spelt or plain)))
