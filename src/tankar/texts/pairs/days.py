"""Dates and weekdays as Swedish and Finnish write them: 5.12., 5/12, 5 december, 5.–7. joulukuuta, 2026-12-05."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tankar.texts.pairs.spoken import value_of

__all__ = ["dates", "spoken_dates", "weekdays"]

SWEDISH = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
SWEDISH_ENDS = ("uari", "ruari", "s", "il", "", "i", "i", "usti", "tember", "ober", "ember", "ember")
FINNISH = (
    "tammi",
    "helmi",
    "maalis",
    "huhti",
    "touko",
    "kesä",
    "heinä",
    "elo",
    "syys",
    "loka",
    "marras",
    "joulu",
)
MONTH = {
    **{begin + end: n for n, (begin, end) in enumerate(zip(SWEDISH, SWEDISH_ENDS, strict=True), 1)},
    **{begin: n for n, begin in enumerate(SWEDISH, 1)},
    "sept": 9,
    **{begin: n for n, begin in enumerate(FINNISH, 1)},
}
MONTH_WORD = (
    r"(?P<month>(?:" + "|".join(b + e for b, e in zip(SWEDISH, SWEDISH_ENDS, strict=True)) + r")|"
    r"(?:" + "|".join(SWEDISH) + r"|sept)\b\.?|"
    r"(?:" + "|".join(FINNISH) + r")kuu\w{0,5})"
)
DASH = r"\s?[-–—]\s?"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\w.])(?P<day>\d{{1,2}})(?::?e)?\.?(?:{DASH}(?P<until>\d{{1,2}})(?::?e)?\.?)?\s+{MONTH_WORD}"
        r"(?!\w)(?:\s+(?P<year>(?:19|20)\d\d))?(?!\d)",
        r"(?<!\w)(?P<month>(?:" + "|".join(FINNISH) + r")kuun)\s+(?P<day>\d{1,2})\.",
        rf"(?<![\w.])(?P<day>\d{{1,2}})\.?{DASH}(?P<until>\d{{1,2}})\.(?P<number>\d{{1,2}})\.(?P<year>\d{{4}})?(?!\d)",
        r"(?<![\w.])(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\w.])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?!\d)",
        # without the last dot only after a word that asks for a day: "4.5" is a number
        r"(?<!\w)(?:den|\w{2,7}dag\w{0,2}|före|efter|senast|till|från)\s(?P<day>\d{1,2})\.(?P<number>[1-9])"
        r"(?![\d.,]|\s?(?:km|m|€|euro|%|\w+er)\b)",
        r"(?<![\w./])(?P<day>\d{1,2})/(?P<number>\d{1,2})(?:[ /-](?P<year>20\d\d))?(?![\d/])",
        r"(?<![\w-])(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?![\w-])",
    )
)
SPOKEN = tuple(
    re.compile(form)
    for form in (
        r"(?<!\w)(?P<month>(?:" + "|".join(FINNISH) + r")kuun)\s+(?P<word>[^\W\d_]{4,26})(?:\s+päivä\w*)?",
        rf"(?<!\w)den\s+(?P<word>[^\W\d_]{{4,16}})\s+{MONTH_WORD}(?!\w)",
    )
)
WORD = re.compile(r"[^\W\d_]+")
LONG_WEEKDAYS = (
    *(("mån", 0), ("tis", 1), ("ons", 2), ("tors", 3), ("fre", 4), ("lör", 5), ("sön", 6)),
    *(("maanantai", 0), ("tiistai", 1), ("keskivii", 2), ("torstai", 3), ("perjantai", 4)),
    *(("lauantai", 5), ("sunnuntai", 6)),
)
SHORT_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("må mån ma", "ti", "on ons ke", "to tor tors", "fr fre pe", "lö lör la", "sö sön su")
    )
    for name in names.split()
}
BESIDE = re.compile(r"\.?\s?[-–—]\s?([^\W\d_]+)|\s\d")

Reading = tuple[object, ...]
Raw = tuple[str, int, int, frozenset[Reading], frozenset[Reading]]


def date_readings(day: int, month: int, year: int | None) -> tuple[frozenset[Reading], frozenset[Reading]]:
    """What a date offers and wants: a year counts only where both sides say one."""
    bare, some = ("date", day, month, "bare"), ("date", day, month, "some")
    if year is None:
        return frozenset({bare}), frozenset({bare, some})
    exact = ("date", day, month, year)
    return frozenset({exact, some, ("number", str(year))}), frozenset({exact, bare})


def dates(text: str) -> Iterator[Raw]:
    """A span of days gives two facts, one for each end."""
    for form in FORMS:
        for found in form.finditer(text):
            named = found.groupdict()
            month = _month(named)
            year = int(named["year"]) if named.get("year") else None
            for name in ("day", "until"):
                if named.get(name) and month and 1 <= int(named[name]) <= 31:
                    yield ("dates", *_span(found, name), *date_readings(int(named[name]), month, year))


def spoken_dates(text: str) -> Iterator[Raw]:
    """The day in words: "syyskuun ensimmäisenä päivänä", "den första september". Nobody misses it on the other side."""
    for form in SPOKEN:
        for found in form.finditer(text):
            day = value_of(found["word"])
            month = _month({"month": found["month"]})
            if day and month and day <= 31:
                yield "dates", found.start(), found.end(), date_readings(day, month, None)[0], frozenset()


def _span(found: re.Match[str], name: str) -> tuple[int, int]:
    """Of a single day everything said about it; of two days, each its own end."""
    if found.groupdict().get("until"):
        return (found.start(), found.end("day")) if name == "day" else (found.start("until"), found.end())
    return min(found.start(one) for one, said in found.groupdict().items() if said), found.end()


def _month(named: dict[str, str | None]) -> int:
    """1 to 12; 0 for none."""
    if number := named.get("number"):
        return int(number) if 1 <= int(number) <= 12 else 0
    word = (named["month"] or "").lower().rstrip(".")
    return MONTH.get(word) or MONTH.get(word.split("kuu")[0], 0)


def weekdays(text: str) -> Iterator[Raw]:
    """Short names only where nothing else can be meant: "ma–pe", "to 5.12."."""
    ends_span = -1
    for found in WORD.finditer(text):
        word = found[0]
        number = SHORT_WEEKDAYS.get(word)
        if number is None:
            number = _long_weekday(word)
        elif found.start() != ends_span:
            beside = BESIDE.match(text, found.end())
            if beside is None or (beside[1] and beside[1] not in SHORT_WEEKDAYS):
                continue
            ends_span = beside.start(1) if beside[1] else -1
        if number is not None:
            reading: frozenset[Reading] = frozenset({("weekday", number)})
            yield "weekdays", found.start(), found.end(), reading, reading


def _long_weekday(word: str) -> int | None:
    """Monday is 0. In Swedish the day's name is followed by "dag" and an ending, in Finnish by one of many."""
    if len(word) < 6:
        return None
    for name, number in LONG_WEEKDAYS:
        if word.startswith(name):
            is_finnish, ending = len(name) > 5, word[len(name) :]
            if len(ending) <= 8 and (is_finnish or ending.startswith("dag")):
                return number
    return None
