"""Cards, plates and coordinates: their form first, then their arithmetic or what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn

from tankar.texts.patterns import Pattern, Subject

__all__ = ["cards", "coordinates", "plates"]

CARD = Pattern(r"\b(?:[2-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})\b")
ISSUED = re.compile(r"4|5[1-5]|2[2-7]|3[47]|6011|65|50|5[6-8]")
LENGTHS = {13, 15, 16, 19}
HYPHENED = Pattern(r"\b([\pL]{2,3}[-–]\d{1,3})\b")
SPACED = Pattern(r"\b([A-ZÅÄÖa-zåäö]{3} ?\d{2}[\dA-Za-z])\b")
SAID_BEFORE = re.compile(
    r"(?:rekister\w*|rek\.?\s?(?:nro|tunnus|nr)|rekkari\w*|regist\w*|reg\.?\s?n\w*|skylt\w*|plate\w*|licen[cs]e"
    r"|kilp\w+|kilvet|auto\w*|\w*bil\w*|\w*car|pakett\w*|farmari\w*|skåpbil\w*|van|mopo\w*|moped\w*)"
    r"(?:\W+\w+){0,4}\W*$",
    re.I,
)
SOMETHING_ELSE = re.compile(
    r"(?:dnr|dnro|diaari\w*|ärende\w*|asia\w*|order\w*|tilaus\w*|case|malli\w*|modell\w*|linja\w*|linje\w*|tel"
    r"|rum|tila|huone|room|sali|sal|kaava\w*|plan\w*|viite\w*|ref\w*|tuote\w*|kod\w*|koodi\w*|model\w*|typ\w*|tyyppi\w*|sarja\w*|serie\w*|kurs\w*|versio\w*|§)\W*$",
    re.I,
)
POINT = Pattern(r"\d{2}[.,]\d{3,8}°? ?[NnPp]?[,;/ ]{1,3}(?:[EeIiÖö] ?)?\d{2}[.,]\d{3,8}°?(?: ?[EeIiÖö])?")
DEGREES = Pattern(
    r"\d{2} ?° ?\d{1,2}(?:[.,]\d+)? ?['′’](?: ?\d{1,2}(?:[.,]\d+)? ?(?:[\"″”]|''))? ?[NnPp][,; ]{0,3}"
    r"\d{1,3} ?° ?\d{1,2}(?:[.,]\d+)? ?['′’](?: ?\d{1,2}(?:[.,]\d+)? ?(?:[\"″”]|''))? ?[EeIiÖö]"
)
Spans = Iterator[tuple[int, int]]


def cards(subject: Subject) -> Spans:
    if not subject.has_digit:
        return
    for start, end in CARD.spans(subject):
        digits = re.sub(r"\D", "", subject.text[start:end])
        before = subject.text[max(0, start - 2) : start]
        if len(digits) in LENGTHS and ISSUED.match(digits) and luhn.is_valid(digits) and "+" not in before:
            yield start, end


def plates(subject: Subject, unlike: frozenset[str]) -> Spans:
    """Three letters and a number; anything else only where a car or a plate is spoken of. `unlike`: abbreviations."""
    if not subject.has_digit:
        return
    for pattern in (HYPHENED, SPACED):
        for start, end in pattern.spans(subject):
            text, found = subject.text, subject.text[start:end]
            before = text[max(0, start - 48) : start]
            letters = re.match(r"[^\W\d_]+", found)
            if _is_part_of_else(text, start, end) or letters is None or letters[0].upper() in unlike:
                continue
            if SOMETHING_ELSE.search(before[-24:]):
                continue
            is_plain = pattern is HYPHENED and len(letters[0]) == 3 and letters[0].isupper()
            if is_plain or (SAID_BEFORE.search(before) and _looks_like_plate(found, letters[0])):
                yield start, end


def _looks_like_plate(found: str, letters: str) -> bool:
    return letters.isupper() or "-" in found or (letters.islower() and " " not in found)


def _is_part_of_else(text: str, start: int, end: int) -> bool:
    after = text[end : end + 2]
    return text[start - 1 : start] in tuple("-–/#@._") or (
        after[:1] in tuple("-–/@_") and after[1:].isalnum()
    )


def coordinates(subject: Subject, near: list[tuple[int, int]]) -> Spans:
    """Of a person or a home: `near` are the places of words that speak of one. In Northern Europe."""
    if not subject.has_digit or not near:
        return
    for pattern in (POINT, DEGREES):
        for start, end in pattern.spans(subject):
            numbers = re.findall(r"\d+(?:[.,]\d+)?", subject.text[start:end])
            north, east = int(float(numbers[0].replace(",", "."))), numbers[len(numbers) // 2]
            is_nordic = 54 <= north <= 71 and 10 <= float(east.replace(",", ".")) <= 32
            if is_nordic and any(begin - 80 <= start and end <= until + 80 for begin, until in near):
                yield start, end
