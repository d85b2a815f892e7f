"""A file of numbers, looked through before anything of it is kept: every faulty row is named.

Columns: day, indicator, number; their names and the indicators in Swedish, Finnish or English. Days as 2026-11-23 or
23.11.2026. Numbers with or without spaces between the thousands, or the words for "not available". Commas, semicolons
or tabs between the columns.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from django.utils import translation
from django.utils.translation import gettext as _

from tankar.channels.models import Channel
from tankar.insights.actions.enter_figure import LARGEST, Entered, told_by_network
from tankar.insights.errors import DayToCome, ToldByTheNetwork
from tankar.insights.words import BY_HAND, indicator_words
from tankar.networks.incoming import Indicator
from tankar.organisation.access import today

__all__ = ["LARGEST_FILE", "MOST_ROWS", "Fault", "Looked", "example", "look_through"]

LARGEST_FILE = 200_000
MOST_ROWS = 2000
_LANGUAGES = ("sv", "fi", "en")
_COLUMNS = {
    "day": {"day", "date", "dag", "datum", "päivä", "päivämäärä"},
    "indicator": {"indicator", "indikator", "mittari", "indikaattori"},
    "number": {"number", "antal", "tal", "luku", "määrä"},
}
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_FINNISH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True)
class Fault:
    """`line`: as a spreadsheet counts them, the heading is 1; 0 for the file as a whole."""

    line: int
    words: str


@dataclass(frozen=True)
class Looked:
    """`text`: the file as text, to be looked through again when it is kept."""

    rows: Sequence[Entered]
    faults: Sequence[Fault]
    text: str


def look_through(content: bytes | str, channel: Channel) -> Looked:
    """Never raises: what is wrong is in `faults`, in words."""
    text = _decoded(content) if isinstance(content, bytes) else content
    if "\x00" in text:
        return Looked([], [Fault(0, _("This is not a text file. Save it as CSV and try again."))], "")
    lines = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    if not lines or (places := _places(lines[0])) is None:
        words = _("The first row must name the columns: day, indicator, number.")
        return Looked([], [Fault(1, words)], text)
    filled = [(line, cells) for line, cells in enumerate(lines[1:], 2) if any(one.strip() for one in cells)]
    if not filled:
        return Looked([], [Fault(0, _("The file has no rows below its heading."))], text)
    if len(filled) > MOST_ROWS:
        return Looked([], [Fault(0, _("The file has more than 2,000 rows. Divide it into several."))], text)
    rows, faults = _rows(filled, places)
    faults += _told_already(rows, channel)
    faults.sort(key=lambda fault: fault.line)
    return Looked([one for _line, one in rows], faults, text)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # what a spreadsheet on Windows writes when it is not told otherwise; it has a letter for nearly every byte
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    heading = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(";,\t", key=heading.count)


def _places(heading: Sequence[str]) -> dict[str, int] | None:
    names = [one.strip().strip("\ufeff").casefold() for one in heading]
    found = {
        column: next((place for place, name in enumerate(names) if name in known), -1)
        for column, known in _COLUMNS.items()
    }
    return None if -1 in found.values() else found


def _rows(
    filled: Sequence[tuple[int, Sequence[str]]], places: dict[str, int]
) -> tuple[list[tuple[int, Entered]], list[Fault]]:
    indicators, missing = _indicators(), _missing_words()
    rows: list[tuple[int, Entered]] = []
    faults: list[Fault] = []
    seen: dict[tuple[Indicator, dt.date], int] = {}
    for line, cells in filled:
        said = {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}
        wrong = _wrong(said, indicators, missing)
        if wrong:
            faults += [Fault(line, words) for words in wrong]
            continue
        row = _entered(said, indicators, missing)
        first = seen.setdefault((row.indicator, row.day), line)
        if first != line:
            faults.append(Fault(line, _("The same day and indicator stand in row %(row)s.") % {"row": first}))
        else:
            rows.append((line, row))
    return rows, faults


def _wrong(said: dict[str, str], indicators: dict[str, Indicator], missing: set[str]) -> list[str]:
    wrong = []
    day = _day(said["day"])
    if day is None:
        wrong.append(
            _("“%(said)s” is not a day, such as 2026-11-23 or 23.11.2026.") % {"said": said["day"][:40]}
        )
    elif day > today():
        wrong.append(str(DayToCome.sentence))
    if said["indicator"].casefold() not in indicators:
        wrong.append(
            _("“%(said)s” is none of the indicators: %(known)s.")
            % {
                "said": said["indicator"][:40],
                "known": ", ".join(indicator_words(one) for one in BY_HAND),
            }
        )
    if said["number"].casefold() not in missing and _number(said["number"]) is None:
        wrong.append(
            _("“%(said)s” is neither a whole number from 0 up nor “%(missing)s”.")
            % {"said": said["number"][:40], "missing": _("not available")}
        )
    return wrong


def _entered(said: dict[str, str], indicators: dict[str, Indicator], missing: set[str]) -> Entered:
    day = _day(said["day"])
    assert day is not None, "looked through before"
    value = None if said["number"].casefold() in missing else _number(said["number"])
    return Entered(indicators[said["indicator"].casefold()], day, value)


def _told_already(rows: Sequence[tuple[int, Entered]], channel: Channel) -> list[Fault]:
    told = told_by_network(channel, [one.day for _line, one in rows])
    words = str(ToldByTheNetwork.sentence)
    return [Fault(line, words) for line, one in rows if (one.indicator.value, one.day) in told]


def _day(said: str) -> dt.date | None:
    finnish = _FINNISH_DAY.fullmatch(said)
    try:
        if finnish is not None:
            return dt.date(int(finnish[3]), int(finnish[2]), int(finnish[1]))
        return dt.date.fromisoformat(said)
    except ValueError:
        return None


def _number(said: str) -> int | None:
    plain = _SPACES.sub("", said)
    if not plain.isascii() or not plain.isdigit() or len(plain) > len(str(LARGEST)):
        return None
    value = int(plain)
    return value if value <= LARGEST else None


def _indicators() -> dict[str, Indicator]:
    known = {one.value: one for one in BY_HAND}
    for language in _LANGUAGES:
        with translation.override(language):
            known |= {indicator_words(one).casefold(): one for one in BY_HAND}
    return known


def _missing_words() -> set[str]:
    words = set()
    for language in _LANGUAGES:
        with translation.override(language):
            words.add(_("not available").casefold())
    return words


def example(day: dt.date) -> str:
    """A file to fill in, in the page's language; semicolons, as spreadsheets here expect them."""
    rows = [
        (_("day"), _("indicator"), _("number")),
        (day.isoformat(), indicator_words(Indicator.FOLLOWERS), "1250"),
        (day.isoformat(), indicator_words(Indicator.REACTIONS), "84"),
        (day.isoformat(), indicator_words(Indicator.REACH), _("not available")),
    ]
    return "\r\n".join(";".join(row) for row in rows) + "\r\n"
