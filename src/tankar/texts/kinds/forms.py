"""Cards and coordinates: their form first, then their arithmetic or what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn

from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.patterns import Pattern, Subject

__all__ = ["cards", "coordinates"]

CARD = Pattern(r"\b(?:[2-6]\d{3}(?:[ .-]?\d{4}){2}[ .-]?\d{1,7}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})\b")
ISSUED = re.compile(r"4|5[1-5]|2[2-7]|3[47]|6011|65|50|5[6-8]")
LENGTHS = {13, 15, 16, 19}
EAST = "(?:[EeIiÖö]|itää|itäistä|ost|öst|east|lon|long|longitud|longitude|pituus)"
NORTH = "(?:[NnPp]|pohjoista|nord|norr|north|lat|latitud|latitude|leveys)"
DECIMAL = r"\d{2}[.,]\d{3,8}°?"
POINT = Pattern(
    rf"(?:{NORTH}[:. ]{{0,2}})?{DECIMAL} ?{NORTH}?[,;/ ]{{1,3}}(?:{EAST}[:. ]{{0,2}})?{DECIMAL}(?: ?[EeIiÖö])?"
)
MINUTES = r"\d{1,3} ?[°º ] ?\d{1,2}(?:[.,]\d+)? ?(?:['′’´]|min)?(?: ?\d{1,2}(?:[.,]\d+)? ?(?:[\"″”]|''))?"
DEGREES = Pattern(
    rf"(?:{NORTH} ?{MINUTES}[,; ]{{0,3}}{EAST} ?{MINUTES}|{MINUTES} ?{NORTH}[,; ]{{0,3}}{MINUTES} ?{EAST})"
)
NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")
SENTENCES = re.compile(r"[.!?]\s|\n")
NEAR = 80
SOUTHERNMOST, NORTHERNMOST, WESTERNMOST, EASTERNMOST = 54, 71, 10, 32
Spans = Iterator[tuple[int, int]]


def cards(subject: Subject) -> Spans:
    if not subject.has_digit:
        return
    for start, end in CARD.spans(subject):
        digits = re.sub(r"\D", "", subject.text[start:end])
        before = subject.text[max(0, start - 2) : start]
        if len(digits) in LENGTHS and ISSUED.match(digits) and luhn.is_valid(digits) and "+" not in before:
            yield start, end


def coordinates(subject: Subject, near: list[tuple[int, int]], things: Phrases) -> Spans:
    """Of a person or a home: `near` are the places of words that speak of one; `things` before them in the sentence
    are what is meant instead. In Northern Europe."""
    if not subject.has_digit or not near:
        return
    for pattern in (POINT, DEGREES):
        for start, end in pattern.spans(subject):
            text = subject.text
            is_near = any(begin - NEAR <= start and end <= until + NEAR for begin, until in near)
            if not is_near or not _is_nordic(text[start:end]):
                continue
            if not things.among(SENTENCES.split(text[max(0, start - NEAR) : start])[-1]):
                yield start, end


def _is_nordic(found: str) -> bool:
    numbers = [float(one.replace(",", ".")) for one in NUMBERS.findall(found)]
    north, east = numbers[0], numbers[len(numbers) // 2]
    return SOUTHERNMOST <= north <= NORTHERNMOST and WESTERNMOST <= east <= EASTERNMOST
