"""Phone numbers of Finland and Sweden, and what only looks like one: dates, case numbers, opening hours.

The digits are found by RE2; `phonenumbers` says whether they are a number anybody can have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumberType

from tankar.texts.kinds.persons.phrases import Phrases
from tankar.texts.patterns import Pattern, Subject

__all__ = ["phones"]

CANDIDATE = Pattern(r"\+?\d(?:[ \x{A0}()‑–-]{0,3}\d){5,15}")
PARTED = Pattern(r"\b(0[457]\d{1,2}(?:[./]\d{3}(?:[./ ]?\d{2}){2}|[./]\d{3}[./ ]?\d{4}|[./]\d{6,7}))\b")
"""With dots, or a slash after the first."""
REGIONS = ("FI", "SE")
# numbers of organisations by their kind: nobody has one at home
NEVER_PERSONAL = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
    PhoneNumberType.VOICEMAIL,
}
LONGEST_BEFORE = 32
LINKS = re.compile(r"\s(?:är|on|oli|var|is|nro|nr|nummer|numero|no)[.:]?\s*$", re.I)
FEWEST_ABROAD = 9
CODE = re.compile(r"\d{6} ?[-+–] ?\d{3}")
"""The beginning of an identity code; a letter follows."""
NUMBERED = re.compile(
    r"(\w*)(?:numero|nummer|numret|nro|number)\w{0,4}[ .:]*(?:är|on|oli|var|is)?[ .:]*$", re.I
)
TELLS_PHONE = re.compile(
    r"^(?:|.*(?:puhelin|kännyk|gsm|whatsapp|wa|telefon|tele|mobil|hem|koti|matka|privat|oma|min|phone|soitto|kontakt|yhteys))$",
    re.I,
)
"""Of a phone number, its first half: any other thing that has a number is none."""
LOOKS_ELSE = re.compile(
    r"^(?:\d{1,2}[–-]\d{1,2}(?:\s|$)"  # opening hours
    r"|\d{4}-\d{2}-\d{2}|\d{6}[-+]\d{4}|\d{7}-\d$"  # ISO date, personal code, Y-tunnus
    r"|(?:19|20)\d{2}[ –-]+(?:19|20)\d{2})"  # two years
)


def phones(subject: Subject, public: tuple[str, ...], offices: Phrases) -> Iterator[tuple[int, int]]:
    """Spans of phone numbers but those whose international form begins with one of `public` ("+358682891"), and those
    that `offices` lead to: numbers of desks, cases, things."""
    if not subject.has_digit:
        return
    until = 0
    parted = list(PARTED.spans(subject)) if "." in subject.text or "/" in subject.text else []
    for start, end in sorted([*CANDIDATE.spans(subject), *parted]):
        text = subject.text
        if start < until or _stands_in_else(text, start, end, (start, end) in parted):
            continue
        if _leads_elsewhere(text[max(0, start - LONGEST_BEFORE) : start], offices):
            continue
        found = _longest_number(text[start:end])
        if found is None:
            continue
        length, number = found
        until = start + length
        said = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        is_abroad = number.country_code not in (358, 46)
        if not said.startswith(public) and (
            is_abroad or phonenumbers.number_type(number) not in NEVER_PERSONAL
        ):
            yield start, until


def _leads_elsewhere(before: str, offices: Phrases) -> bool:
    numbered = NUMBERED.search(before)
    return (numbered is not None and not TELLS_PHONE.match(numbered[1])) or offices.ends(
        LINKS.sub(" ", before)
    )


def _stands_in_else(text: str, start: int, end: int, is_parted: bool) -> bool:
    """Is this a piece of a date, a case number, an address on the web, a price?"""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isalnum() or before in "/.:,=_#@-–§"):
        return True
    if after[:1] in {"/", ":", "_", "@", "€", "%"} or (after[:1] in {".", ",", "-"} and after[1:].isdigit()):
        return True
    if after[:1].isalnum() and CODE.fullmatch(text[start:end]):
        return True
    return not is_parted and LOOKS_ELSE.match(text[start:end]) is not None


def _longest_number(candidate: str) -> tuple[int, phonenumbers.PhoneNumber] | None:
    """(length, number) of the longest beginning that is a valid number: two may stand side by side."""
    if candidate[0] not in "0+":
        return None
    ends = [len(candidate)]
    ends += [
        n
        for n in range(len(candidate) - 1, 5, -1)
        if candidate[n] in " \u00a0" and candidate[n - 1].isdigit()
    ]
    for end in ends:
        for region in REGIONS:
            try:
                number = phonenumbers.parse(candidate[:end], region)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_valid_number(number) or _is_abroad(candidate, number):
                return end, number
    return None


def _is_abroad(candidate: str, number: phonenumbers.PhoneNumber) -> bool:
    """Written for another country, and as long as theirs are: swindlers' numbers are often not given to anybody."""
    if candidate[0] != "+" or number.country_code in (358, 46):
        return False
    return sum(map(str.isdigit, candidate)) >= FEWEST_ABROAD and phonenumbers.is_possible_number(number)
