"""Number plates: letters and digits, where a vehicle is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.patterns import Pattern, Subject

__all__ = ["plates"]

HYPHENED = Pattern(r"\b([\pL]{2,3}[-–]\d{1,3})\b")
SPACED = Pattern(r"\b([A-ZÅÄÖa-zåäö]{3} ?\d{2}[\dA-Za-z])\b")
WHOLE = re.compile(r"[A-ZÅÄÖ]{3}[-–]\d{1,3}|[A-Z]{3} \d{2}[\dA-Z]")
LETTERS = re.compile(r"[^\W\d_]+")
BEFORE, AROUND, BESIDE = 48, 100, 24


def plates(
    subject: Subject, unlike: frozenset[str], vehicles: Phrases, others: Phrases
) -> Iterator[tuple[int, int]]:
    """`unlike`: abbreviations that stand before a number · `vehicles`: a car, what it does, its plate · `others`: what
    else is numbered so."""
    if not subject.has_digit:
        return
    text = subject.text
    for pattern in (HYPHENED, SPACED):
        for start, end in pattern.spans(subject):
            found = text[start:end]
            letters = LETTERS.match(found)
            if letters is None or _is_part_of_else(text, start, end):
                continue
            before, around = text[max(0, start - BEFORE) : start], text[max(0, start - AROUND) : end + AROUND]
            if others.ends(before[-BESIDE:]):
                continue
            is_whole, is_of_vehicle = WHOLE.fullmatch(found) is not None, vehicles.among(around)
            if letters[0].upper() in unlike:
                is_plate = is_whole and vehicles.among(before)
            else:
                is_plate = is_of_vehicle and (is_whole or _looks_like_plate(found, letters[0]))
            if is_plate and not (others.among(around) and not vehicles.ends(before)):
                yield start, end


def _looks_like_plate(found: str, letters: str) -> bool:
    return letters.isupper() or "-" in found or (letters.islower() and " " not in found)


def _is_part_of_else(text: str, start: int, end: int) -> bool:
    after = text[end : end + 2]
    return text[start - 1 : start] in tuple("-–/#@._") or (
        after[:1] in tuple("-–/@_") and after[1:].isalnum()
    )
