"""Identity codes, account numbers, e-mail: their form first, however loosely written, then their arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban, luhn
from stdnum.fi import hetu
from stdnum.se import personnummer

from tankar.texts.patterns import Pattern, Subject

__all__ = ["emails", "hetus", "ibans", "personnummers", "squeezed_iban"]

HETU = Pattern(r"\b\d{6}(?: ?[-+–−‑A-FU-Y] ?)?\d{3} ?[0-9A-FHJ-NPR-Y]\b")
PERSONNUMMER = Pattern(r"\b(?:(?:19|20)\d{6}[-+– ]?\d{4}|\d{6} ?[-+–] ?\d{4}|[1-9]\d{5} ?\d{4})\b")
IBAN = Pattern(
    r"\b[A-Z]{2}\d{2}(?:[ \x{A0}.-]?[A-Z0-9]{4}){2,7}(?:[ \x{A0}.-]?[A-Z0-9]{1,4})?\b", ignores_case=False
)
SMALL_IBAN = Pattern(r"\bfi\d{2}(?:[ \x{A0}.-]?\d{4}){3}[ \x{A0}.-]?\d{2}\b")
EMAIL = Pattern(r"\b[\pL\pN._%+-]+@(?:[\pL\pN-]+\.)+\pL{2,}\b")
AT = r" ?(?:\(at\)|\[at\]|\{at\}|\(ät\)|\[ät\]|\(a\)|\(@\)|\[@\]|@) ?"
DOT = r"(?:\.| ?(?:\(dot\)|\[dot\]|\(piste\)|\[piste\]|\(punkt\)|\[punkt\]) ?| (?:piste|punkt|dot) )"
ENDING = r"(?:fi|com|org|net|se|eu|info|io|ax|no|ee|de|uk|example)"
HIDDEN = (
    Pattern(rf"\b[\pL\pN_%+-]+(?:{DOT}[\pL\pN_%+-]+)*{AT}(?:[\pL\pN-]+{DOT})+{ENDING}\b"),
    # in words alone: "at" may be an ordinary word, so that something else must be hidden too
    Pattern(
        rf"\b[\pL\pN_%+-]+(?:[._][\pL\pN%+-]+)+ (?:at|ät|miukumauku|snabel-?a) (?:[\pL\pN-]+{DOT})+{ENDING}\b"
    ),
    Pattern(
        r"\b[\pL\pN_%+-]+(?: (?:piste|punkt|dot) [\pL\pN_%+-]+)* (?:at|ät|miukumauku|snabel-?a) "
        rf"[\pL\pN-]+ (?:piste|punkt|dot) {ENDING}\b"
    ),
)
HINTS = (
    "(at)",
    "[at]",
    "{at}",
    "(ät)",
    "[ät]",
    "(a)",
    "(@)",
    "[@]",
    "@ ",
    " @",
    "(dot)",
    "(piste)",
    "(punkt)",
)
WORDS = (" at ", " ät ", "miukumauku", "snabel")
SIGNS = ("(", "[", "{", "@")
NOT_SIGNS = re.compile(r"[\s\u00a0.–−‑-]+")
Spans = Iterator[tuple[int, int]]


def hetus(subject: Subject) -> Spans:
    if not subject.has_digit:
        return
    for start, end in HETU.spans(subject):
        code = re.sub(r"[–−‑]", "-", subject.text[start:end]).replace(" ", "").upper()
        if len(code) == 10:
            code = code[:6] + "-" + code[6:]
        if hetu.is_valid(code, allow_temporary=True) and code[:6] != "000000":
            yield start, end


def personnummers(subject: Subject) -> Spans:
    if not subject.has_digit:
        return
    for start, end in PERSONNUMMER.spans(subject):
        found = subject.text[start:end].replace("–", "-").replace(" ", "")
        if personnummer.is_valid(found) or personnummer.is_valid(_of_a_day(found)):
            yield start, end


def _of_a_day(number: str) -> str:
    """A coordination number (samordningsnummer) as a number of the same day: it has 60 added to the day, and its
    check digit is that of the number as written. "" when it is none."""
    digits = re.sub(r"\D", "", number)[-10:]
    day = int(digits[4:6]) - 60
    if not 1 <= day <= 31 or not luhn.is_valid(digits):
        return ""
    plain = f"{digits[:4]}{day:02d}{digits[6:9]}"
    return f"{plain[:6]}-{plain[6:]}{luhn.calc_check_digit(plain)}"


def ibans(subject: Subject, public: frozenset[str]) -> Spans:
    """`public`: the city's own, without spaces."""
    if not subject.has_digit:
        return
    for start, end in IBAN.spans(subject):
        found = subject.text[start:end]
        # a word in capitals may follow the number: the longest beginning that is right counts
        for until in range(end, start + 14, -1):
            squeezed = squeezed_iban(found[: until - start])
            if iban.is_valid(squeezed):
                if squeezed not in public:
                    yield start, until
                break
    for start, end in SMALL_IBAN.spans(subject):
        squeezed = squeezed_iban(subject.text[start:end])
        if subject.text[start] == "f" and iban.is_valid(squeezed) and squeezed not in public:
            yield start, end


def squeezed_iban(number: str) -> str:
    return NOT_SIGNS.sub("", number).upper()


def emails(subject: Subject, public: tuple[str, ...], functions: frozenset[str]) -> Spans:
    """`public`: the city's addresses and domains. `functions`: beginnings that name a desk. All in small letters."""
    last = 0
    patterns: tuple[Pattern, ...] = (EMAIL,) if "@" in subject.text else ()
    low = subject.text.lower()
    has_sign = any(sign in low for sign in SIGNS)
    if any(word in low for word in WORDS) or (has_sign and any(hint in low for hint in HINTS)):
        patterns += HIDDEN
    found = sorted({span for pattern in patterns for span in pattern.spans(subject)})
    for start, end in found:
        desk, domain = _parts(low[start:end])
        ours = f"{desk}@{domain}" in public or any(
            domain == one or domain.endswith("." + one) for one in public
        )
        if start >= last and not ours and desk not in functions:
            last = end
            yield start, end


def _parts(address: str) -> tuple[str, str]:
    """Before and after the sign, as it would be written plainly."""
    plain = re.sub(r" ?[(\[{ ](?:piste|punkt|dot)[)\]} ] ?", ".", address)
    plain = re.sub(r" ?[(\[{ ](?:at|ät|a|@|miukumauku|snabel-?a)[)\]} ] ?| ?@ ?", "@", plain, count=1)
    desk, _at, domain = plain.partition("@")
    return desk, domain
