"""Prices, numbers, phone numbers and links, compared by their value and not by how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tankar.texts.pairs.spoken import value_of

__all__ = ["codes", "links", "number_words", "numbers", "phones", "prices"]

SPACE = "[ \u00a0\u202f]"
WHOLE = rf"(?:\d{{1,3}}(?:{SPACE}\d{{3}}){{1,4}}|\d{{1,12}})"
AMOUNT = rf"(?P<whole>{WHOLE})(?:[.,](?P<part>\d{{1,2}}))?(?!\d)"
PRICE = re.compile(
    rf"(?<![\w.,]){AMOUNT}(?:,[-–])?{SPACE}?(?:€|euro\w{{0,6}}|eur(?!\w)|e(?!\w))"
    rf"|€{SPACE}?(?P<whole2>{WHOLE})(?:[.,](?P<part2>\d{{1,2}}))?(?!\d)",
)
FREE = re.compile(
    r"(?<!\w)(?:gratis|avgiftsfri\w{0,2}|kostnadsfri\w{0,2}|fri(?:tt)? (?:inträde|entré)"
    r"|ilmai(?:nen|sen|set|sia|seksi|sta)|maksuton|maksutt(?:a|om\w{1,6})|vapaa pääsy)(?!\w)",
)
NUMBER = re.compile(rf"(?<![\w.,]){WHOLE}(?:[.,]\d{{1,3}})?(?!\d)")
PHONE = re.compile(r"(?<!\w)(?:\+358|0)(?:[ \u00a0()-]{0,2}\d){6,11}(?!\d)")
LINK = re.compile(
    r"https?://\S{1,500}|(?<![\w.@])www\.\S{1,200}|(?<![\w.@-])[\w-]{1,60}\.(?:fi|com|org|net|eu|se)(?:/\S{0,300})?(?![\w-]|\.\w)|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}"
)
CODE = re.compile(r"(?<!\w)\d{6}[-+a-y]\d{3}[\da-z](?!\w)")
WORD = re.compile(r"[^\W\d_]+")

Reading = tuple[object, ...]
Raw = tuple[str, int, int, frozenset[Reading], frozenset[Reading]]


def links(text: str) -> Iterator[Raw]:
    """Addresses differ between languages; that there is one is what is compared."""
    one: frozenset[Reading] = frozenset({("link",)})
    for found in LINK.finditer(text):
        yield "links", found.start(), found.start() + len(found[0].rstrip(".,;:!?)")), one, one


def codes(text: str) -> Iterator[Raw]:
    """Identity codes are another rule's matter; read first, so that no number in them is compared."""
    for found in CODE.finditer(text):
        reading: frozenset[Reading] = frozenset({("code", found[0])})
        yield "codes", found.start(), found.end(), reading, reading


def prices(text: str) -> Iterator[Raw]:
    for found in PRICE.finditer(text):
        whole = _digits(found["whole"] or found["whole2"])
        part = (found["part"] or found["part2"] or "0").ljust(2, "0")
        value = f"{int(whole)}.{part}" if int(part) else str(int(whole))
        reading: frozenset[Reading] = frozenset({("price", value), ("number", value)})
        yield "prices", found.start(), found.end(), reading, reading
    free: frozenset[Reading] = frozenset({("price", "0"), ("number", "0")})
    for found in FREE.finditer(text):
        yield "prices", found.start(), found.end(), free, free


def phones(text: str) -> Iterator[Raw]:
    for found in PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0].replace("+358", "0", 1)).lstrip("0")
        reading: frozenset[Reading] = frozenset({("number", digits)})
        yield "numbers", found.start(), found.end(), reading, reading


def numbers(text: str) -> Iterator[Raw]:
    for found in NUMBER.finditer(text):
        value = _digits(found[0]).replace(",", ".").lstrip("0") or "0"
        reading: frozenset[Reading] = frozenset({("number", value)})
        yield "numbers", found.start(), found.end(), reading, reading


def number_words(text: str) -> Iterator[Raw]:
    """A number in words is there for the other side to find; nobody misses it."""
    for found in WORD.finditer(text):
        value = value_of(found[0])
        if value is not None:
            offers: frozenset[Reading] = frozenset({("number", str(value))})
            yield "words", found.start(), found.end(), offers, frozenset()


def _digits(written: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]", "", written)
