"""Texts as somebody writes them who wants the engine to fail: real ones, twisted, by a source of chance handed in.

1. `BLOCKS`: pieces that are hard to read: half emojis, marks of direction, towers of marks, tags, runs of digits.
2. `TWISTS`: a text in, a harder one out, of about the same length.
3. `Hostile.text`: a labelled text, or several spliced, twisted a few times.
4. `Hostile.long`: a short piece over and over; there shows what takes time by the square of the length.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

__all__ = ["BLOCKS", "TWISTS", "Hostile", "block"]

HALVES = ("\ud83d", "\ude00", "\ud800", "\udfff", "\udc00\ud800")
INVISIBLE = (
    *(
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\u2064",
        "\ufeff",
        "\u00ad",
        "\u034f",
        "\u180e",
        "\ufe0f",
        "\ufe0e",
    ),
    *("\u115f", "\u1160", "\u3164", "\uffa0", "\U000e0001", "\U000e0041", "\U000e007f", "\U000e0100"),
)
DIRECTION = ("\u200e", "\u200f", "\u061c", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)))
MARKS = (
    "\u0301",
    "\u0308",
    "\u030a",
    "\u0338",
    "\u0345",
    "\u0489",
    "\u0e47",
    "\u20e3",
    "\u3099",
    "\U0001d165",
)
SPACES = (
    *" \t\n\r\v\f\x1c\x1d\x85",
    "\u00a0",
    "\u1680",
    "\u2003",
    "\u2028",
    "\u2029",
    "\u202f",
    "\u3000",
    "\r\n",
)
NASTY = (
    *"\x00\x01\x07\x08\x1b\x7f",
    "\ufffd",
    "\ufffe",
    "\uffff",
    "\U0010ffff",
    "\U0001fffe",
    "\ufdd0",
    "\ue000",
)
CHANGING = "İıßŉǰΐﬁﬀﷺŞſKÅΣςẞ½²①Ⅷ㎏㍿℡…‼"
"""Signs whose length or number changes in small letters, in capitals or in a normal form."""
ALIKE = dict(zip("aeopcyxiABEHKMOPCTXaeo", "аеорсухіАВЕНКМОРСТХαεο", strict=True))
LEET = dict(zip("oileastbg", "011345789", strict=False)) | {"a": "@", "s": "$"}
EMOJI = (
    "😀",
    "👨\u200d👩\u200d👧",
    "🏳\ufe0f\u200d🌈",
    "👍🏽",
    "🇫🇮",
    "🇫",
    "1\ufe0f\u20e3",
    "☎",
    "\U0001fae8",
    "🏴\U000e0067\U000e007f",
)
SIGNS = (
    *"()[]{}<>\"'”“’»«*_~`|/\\#@&%$€+=^.,:;!?…-–—·•¤§°",
    *(
        "<!--",
        "-->",
        "<b>",
        "</p>",
        "&amp;",
        "&#0;",
        "[a](",
        "![",
        "```",
        "{0}",
        "{found}",
        "%s",
        "\\n",
        "\\x00",
        "\\b",
    ),
)
PERSONAL = (
    *(
        "131052-951J",
        "040 123 4567",
        "+358401234567",
        "a.b@demo.example",
        "FI21 1234 5600 0007 85",
        "ABC-123",
    ),
    *(
        "Kuusikatu 7 A 12, 67100 Kokkola",
        "Storgatan 5",
        "Aino Virtanen",
        "Lars Holm är sjuk i cancer",
        "63.8385, 23.1307",
    ),
    *("4111 1111 1111 1111", "20.11.2026 kl. 12.30", "klo 9–15", "mån–fre 10-12", "12,50 €", "dnr 123/2026"),
)
LINKS = (
    *(
        "https://karleby.fi/a",
        "http://www.karleby.fi@evil.example/",
        "https://a.fi/?u=https://b.fi/?u=https://c.fi",
    ),
    *(
        "bit.ly/x",
        "karleby-fi.com",
        "xn--krleby-bua.fi",
        "http://[::1]:80/",
        "https://",
        "www.",
        "mailto:a@b.fi",
        "//a.fi",
    ),
    *("http://٣.٣.٣.٣/", "кarleby.fi", "https://karleby.fi\u202e/if.ybelrak", "http://a。fi/", "1.2.3.4.5.6"),
)
STARTS = (
    "kl.",
    "kl. 12",
    "5.12.–7.12.",
    "#bokbarn",
    "@aino",
    "v*ttu",
    "j ä v l a",
    "ABC DEF",
    "• x\n",
    "t.ex.",
    "a-b-",
    "0",
)
PLANES = (
    range(0xD800),
    range(0xE000, 0x10000),
    *(range(one << 16, (one + 1) << 16) for one in (1, 2, 3, 14, 15, 16)),
)
BLOCKS: dict[str, Sequence[str]] = {
    "halves": HALVES,
    "invisible": INVISIBLE,
    "direction": DIRECTION,
    "marks": MARKS,
    "spaces": SPACES,
    "nasty": NASTY,
    "changing": CHANGING,
    "emoji": EMOJI,
    "signs": SIGNS,
    "personal": PERSONAL,
    "links": LINKS,
    "starts": STARTS,
}
FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")
LONGEST_WORD = 3_000
Twist = Callable[[random.Random, str], str]


def block(chance: random.Random) -> str:
    """One hard piece, or a sign of any plane of Unicode."""
    if chance.random() < 0.1:
        return chr(chance.choice(chance.choice(PLANES)))
    return chance.choice(BLOCKS[chance.choice(list(BLOCKS))])


def _place(chance: random.Random, text: str) -> int:
    return chance.randint(0, len(text))


def _inserted(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 5)):
        at = _place(chance, text)
        text = text[:at] + block(chance) + text[at:]
    return text


def _tower(chance: random.Random, text: str) -> str:
    at = _place(chance, text)
    mark: str = chance.choice((*MARKS, *INVISIBLE, *SPACES, *EMOJI, *SIGNS))
    return text[:at] + mark * chance.choice((2, 5, 30, 300)) + text[at:]


def _deleted(chance: random.Random, text: str) -> str:
    start, end = sorted((_place(chance, text), _place(chance, text)))
    return text[:start] + text[min(end, start + 20) :]


def _repeated(chance: random.Random, text: str) -> str:
    start = _place(chance, text)
    end = min(len(text), start + chance.randint(1, 40))
    return text[:start] + text[start:end] * chance.randint(2, 40) + text[end:]


def _shuffled(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _between(chance: random.Random, text: str) -> str:
    """A sign between all letters, of the whole or of one stretch: v.i.t.t.u, s p r i t t."""
    sign: str = chance.choice((*INVISIBLE, *MARKS, *SPACES, *"-.·*/_|", *DIRECTION))
    start, end = sorted((_place(chance, text), _place(chance, text)))
    return text[:start] + sign.join(text[start:end]) + text[end:]


def _replaced(table: dict[str, str]) -> Twist:
    def twisted(chance: random.Random, text: str) -> str:
        share = chance.choice((0.2, 1.0))
        return "".join(table.get(one.lower(), one) if chance.random() < share else one for one in text)

    return twisted


def _styled(chance: random.Random, text: str) -> str:
    """Mathematical, fullwidth, circled or squared letters."""
    first = chance.choice((0x1D400, 0x1D4D0, 0x1D5D4, 0x1D670, 0xFF21, 0x24B6, 0x1F130, 0x1F170, 0x1F1E6))
    return "".join(
        chr(first + ord(one.upper()) - 65) if one.isascii() and one.isalpha() else one for one in text
    )


def _form(chance: random.Random, text: str) -> str:
    """Two normal forms in one text."""
    at = _place(chance, text)
    one, other = chance.choice(FORMS), chance.choice(FORMS)
    return unicodedata.normalize(one, text[:at]) + unicodedata.normalize(other, text[at:])


def _case(chance: random.Random, text: str) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _digits(chance: random.Random, text: str) -> str:
    """Something that looks like a number, a phone or a code, of any length."""
    signs = chance.choice(
        ("0123456789", "0123456789 ", "0123456789 -", "+0358 ()-.", "٠١٢٣٤٥٦٧٨٩", "0123456789./,:")
    )
    at, length = _place(chance, text), chance.choice((3, 8, 11, 18, 60, 900))
    return text[:at] + "".join(chance.choice(signs) for _ in range(length)) + text[at:]


def _word(chance: random.Random, text: str) -> str:
    letters = "".join(filter(str.isalpha, text)) or "a"
    at = _place(chance, text)
    return text[:at] + (letters * LONGEST_WORD)[: chance.choice((40, 70, 300, LONGEST_WORD))] + text[at:]


def _lines(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    return chance.choice(("\n", "\n\n", "\r\n", "\n \n", "\u2028", "\n- ", "\n> ")).join(words)


def _enclosed(chance: random.Random, text: str) -> str:
    """Marks and markup around a stretch, closed or not."""
    start, end = sorted((_place(chance, text), _place(chance, text)))
    opens: str = chance.choice(SIGNS)
    closes: str = chance.choice((*SIGNS, ""))
    return text[:start] + opens + text[start:end] + closes + text[end:]


def _turned(chance: random.Random, text: str) -> str:
    return chance.choice(DIRECTION) + text[::-1]


TWISTS: dict[str, Twist] = {
    "inserted": _inserted,
    "tower": _tower,
    "deleted": _deleted,
    "repeated": _repeated,
    "shuffled": _shuffled,
    "between": _between,
    "alike": _replaced(ALIKE),
    "leet": _replaced(LEET),
    "styled": _styled,
    "form": _form,
    "case": _case,
    "digits": _digits,
    "word": _word,
    "lines": _lines,
    "enclosed": _enclosed,
    "turned": _turned,
}


class Hostile:
    """`texts`: what people really write. The same seed gives the same texts."""

    def __init__(self, chance: random.Random, texts: Sequence[str]) -> None:
        self._chance = chance
        self._texts = texts

    def text(self) -> str:
        """Of a few hundred signs to a few thousand."""
        chance = self._chance
        said = chance.choice(self._texts)
        for _ in range(chance.choice((0, 0, 1, 1, 3))):
            said = self._spliced(said, chance.choice(self._texts))
        for _ in range(chance.choice((1, 1, 2, 3, 6))):
            said = TWISTS[chance.choice(list(TWISTS))](chance, said)[:20_000]
        return said

    def long(self, length: int) -> str:
        """Of `length` signs: one piece, or two in turn, over and over; sometimes with something else at the end."""
        chance = self._chance
        piece = "".join(self._piece() for _ in range(chance.choice((1, 1, 2, 3))))
        many = (piece * (length // max(len(piece), 1) + 1))[:length]
        if chance.random() < 0.3:
            other = self._piece()
            many = many[: length // 2] + (other * (length // max(len(other), 1) + 1))[: length // 2]
        return many + chance.choice(("", "", "a", self._piece(), self.text()[:200]))

    def _piece(self) -> str:
        chance = self._chance
        if chance.random() < 0.7:
            return block(chance) + chance.choice(("", "", " ", "\n"))
        said = self.text()
        start = _place(chance, said)
        return said[start : start + chance.choice((1, 3, 12, 60))]

    def _spliced(self, one: str, other: str) -> str:
        chance = self._chance
        joint = chance.choice(("", " ", "\n", "\n\n", block(chance)))
        return one[: _place(chance, one)] + joint + other[_place(chance, other) :]
