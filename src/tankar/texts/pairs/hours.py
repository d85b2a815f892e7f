"""Times of day: kl. 12, klo 12.00, 12:30, 9–15, halv två, puoli kaksi."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tankar.texts.pairs.days import date_readings

__all__ = ["NUMBERS", "ranges", "times"]

SAID = (
    "ett yksi yhdeltä, två kaksi kahdelta, tre kolme kolmelta, fyra neljä neljältä, fem viisi viideltä, "
    "sex kuusi kuudelta, sju seitsemän seitsemältä, åtta kahdeksan kahdeksalta, nio yhdeksän yhdeksältä, "
    "tio kymmenen kymmeneltä, elva yksitoista, tolv kaksitoista"
)
NUMBERS = {word: number for number, said in enumerate(SAID.split(", "), 1) for word in said.split()}
WORD = "|".join(NUMBERS)
DASH = r"\s?(?:[-–—]|till|to|och|ja)\s?"
CLOCK = r"(?<!\w)(?:kl\.?|klo\.?|klockan|kello)\s{0,2}"
LATER = rf"(?:{DASH}(?:kl\.?\s?|klo\s?)?(?P<h2>\d{{1,2}})(?:[.:](?P<m2>\d\d))?(?![\d.:,]?\d))?"
NAMED = re.compile(rf"{CLOCK}(?P<h1>\d{{1,2}})(?:[.:](?P<m1>\d\d))?(?!\d){LATER}")
WRITTEN = re.compile(rf"(?<![\w.,:])(?P<h1>\d{{1,2}})[.:](?P<m1>\d\d)(?![\d.,]?\d){LATER}")
SPOKEN = re.compile(
    rf"(?<!\w)(?P<half>halv|puoli)\s(?P<word>{WORD})(?!\w)|{CLOCK}(?P<hour>{WORD})(?!\w)", re.I
)
RANGE = re.compile(r"(?<![\w.,:/–-])(?P<h1>\d{1,2})\s?[-–—]\s?(?P<h2>\d{1,2})(?![\w:/–-]|[.,]\d)")
BEFORE_DAY = re.compile(r"(?:den|dag\w{0,2}|ai|ain\w|ko|kon\w|(?:ma|ti|ke|to|pe|la|su))\s$")

Reading = tuple[object, ...]
Raw = tuple[str, int, int, frozenset[Reading], frozenset[Reading]]


def times(text: str) -> Iterator[Raw]:
    """A span of hours gives two facts. "12.10" without kl or klo may be a day as well."""
    for found in NAMED.finditer(text):
        yield from _both_ends(found, is_named=True)
    for found in WRITTEN.finditer(text):
        yield from _both_ends(found, is_named=False)
    for found in SPOKEN.finditer(text):
        hour = NUMBERS[(found["word"] or found["hour"]).lower()]
        minute = 30 if found["half"] else 0
        hour = (hour - 1) % 12 if found["half"] else hour
        either = frozenset({("time", hour, minute), ("time", (hour + 12) % 24, minute)})
        yield "times", found.start(), found.end(), either, either


def _both_ends(found: re.Match[str], *, is_named: bool) -> Iterator[Raw]:
    for number in ("1", "2"):
        if found["h" + number] is None:
            continue
        hour, minute = int(found["h" + number]), int(found["m" + number] or 0)
        begin = found.start() if number == "1" else found.start("h2")
        end = found.end("m" + number) if found["m" + number] else found.end("h" + number)
        is_time = hour <= 24 and minute <= 59
        readings: frozenset[Reading] = frozenset({("time", hour % 24, minute)} if is_time else ())
        offers, wants, kind = readings, readings, "times"
        if not is_named and "." in found.string[begin:end] and 1 <= hour <= 31 and 1 <= minute <= 12:
            day_offers, day_wants = date_readings(hour, minute, None)
            offers, wants = readings | day_offers, readings | day_wants
            is_day = not is_time or BEFORE_DAY.search(found.string[max(0, begin - 12) : begin])
            kind = "dates" if is_day else "times"
        if not wants:
            continue
        yield kind, begin, end, offers, wants


def ranges(text: str) -> Iterator[Raw]:
    """ "12–16" alone: hours, or numbers of something; the other language may say which."""
    for found in RANGE.finditer(text):
        for name in ("h1", "h2"):
            value = int(found[name])
            either: frozenset[Reading] = frozenset({("number", str(value)), ("time", value % 24, 0)})
            kind = "times" if value <= 24 else "numbers"
            yield kind, found.start(name), found.end(name), either, either
