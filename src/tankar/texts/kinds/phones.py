"""Phone numbers of Finland and Sweden, and what only looks like one: dates, case numbers, opening hours.

The digits are found by RE2; `phonenumbers` says whether they are a number anybody can have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumberType

from tankar.texts.patterns import Pattern, Subject

__all__ = ["phones"]

CANDIDATE = Pattern(r"\+?\d(?:[ \x{A0}()‑–-]{0,2}\d){5,15}")
REGIONS = ("FI", "SE")
# numbers of organisations by their kind: nobody has one at home
NEVER_PERSONAL = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
    PhoneNumberType.VOICEMAIL,
}
LONGEST_BEFORE = 64
CASE = re.compile(
    r"(?:dnr|dnro|diaari\w*|diar\w*|ärende\w*|asia\w{0,8}|y-tunnus|fo-nummer|order\w*|tilaus\w*|faktura\w*"
    r"|lasku\w*|viite\w*|referens\w*)[ .:]*(?:nro|nr|nummer)?[ .:]*$",
    re.I,
)
# a number of a thing, or one that a post gives as its own
NOT_PRIVATE = re.compile(
    r"(?:artikel\w*|serienum\w*|tuote(?:num|kood)\w*|sarjanum\w*|item number|serial number|työ(?:puh|num)\w*"
    r"|arbets(?:tel|num)\w*|tjänste(?:tel|num)\w*|jobbnum\w*|work (?:phone|number))[^.!?\n]{0,40}$",
    re.I,
)
LOOKS_ELSE = re.compile(
    r"^(?:\d{1,2}[–-]\d{1,2}(?:\s|$)"  # opening hours
    r"|\d{4}-\d{2}-\d{2}|\d{6}[-+]\d{4}|\d{7}-\d$"  # ISO date, personal code, Y-tunnus
    r"|(?:19|20)\d{2}[ –-]+(?:19|20)\d{2})"  # two years
)


def phones(subject: Subject, public: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Spans of phone numbers but those whose international form begins with one of `public` ("+358682891")."""
    if not subject.has_digit:
        return
    until = 0
    for start, end in CANDIDATE.spans(subject):
        text = subject.text
        if start < until or _stands_in_else(text, start, end):
            continue
        found = _longest_number(text[start:end])
        if found is None:
            continue
        length, number = found
        until = start + length
        said = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if not said.startswith(public) and phonenumbers.number_type(number) not in NEVER_PERSONAL:
            yield start, until


def _stands_in_else(text: str, start: int, end: int) -> bool:
    """Is this a piece of a date, a case number, an address on the web, a price?"""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isalnum() or before in "/.:,=_#@-–§"):
        return True
    if after[:1] in {"/", ":", "_", "@", "€", "%"} or (after[:1] in {".", ",", "-"} and after[1:].isdigit()):
        return True
    said_before = text[max(0, start - LONGEST_BEFORE) : start]
    return bool(LOOKS_ELSE.match(text[start:end]) or CASE.search(said_before) or NOT_PRIVATE.search(said_before))


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
            if phonenumbers.is_valid_number(number):
                return end, number
    return None
