"""Days that nobody keeps by hand: holidays of Finland, flag days, the season wheel. Data, read once."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import holidays

__all__ = ["FlagDay", "Topic", "flag_days", "holiday_names", "topics", "topics_between"]

_LANGUAGES = {"sv": "sv_FI", "fi": "fi", "en": "en_US"}
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["january", "february", "march", "april", "may", "june"]
_MONTHS += ["july", "august", "september", "october", "november", "december"]
_COUNTS = {"first": 0, "second": 1, "third": 2, "last": -1}


@dataclass(frozen=True)
class FlagDay:
    """`on`: month and day, or a rule such as "second sunday of may"; `standing`: official, customary, recommended."""

    on: str
    standing: str
    sv: str
    fi: str
    en: str

    def name(self, language: str) -> str:
        return {"sv": self.sv, "fi": self.fi}.get(language, self.en)

    def date_in(self, year: int) -> dt.date:
        words = self.on.split()
        if len(words) == 1:
            return dt.date.fromisoformat(f"{year}-{self.on}")
        if words[1] == "from":
            day = dt.date.fromisoformat(f"{year}-{words[2]}")
            return day + dt.timedelta(days=(_WEEKDAYS.index(words[0]) - day.weekday()) % 7)
        month = _MONTHS.index(words[3]) + 1
        days = [dt.date(year, month, 1) + dt.timedelta(days=n) for n in range(31)]
        wanted = [one for one in days if one.month == month and one.weekday() == _WEEKDAYS.index(words[1])]
        return wanted[_COUNTS[words[0]]]


@dataclass(frozen=True)
class Topic:
    """Something a city tells every year between two days of it (month and day, both included)."""

    first: str
    last: str
    sv: str
    fi: str
    en: str

    def name(self, language: str) -> str:
        return {"sv": self.sv, "fi": self.fi}.get(language, self.en)

    def span_in(self, year: int) -> tuple[dt.date, dt.date]:
        last = "02-29" if self.last == "02-28" and _is_leap(year) else self.last
        return dt.date.fromisoformat(f"{year}-{self.first}"), dt.date.fromisoformat(f"{year}-{last}")


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@cache
def _flag_days() -> tuple[FlagDay, ...]:
    told = tomllib.loads(Path(__file__).with_name("flag_days.toml").read_text("utf-8"))
    return tuple(FlagDay(**one) for one in told["day"])


@lru_cache(maxsize=16)
def flag_days(year: int) -> tuple[tuple[dt.date, FlagDay], ...]:
    """The flag days of a year, in order."""
    return tuple(sorted(((one.date_in(year), one) for one in _flag_days()), key=lambda pair: pair[0]))


@lru_cache(maxsize=64)
def holiday_names(year: int, language: str) -> dict[dt.date, str]:
    """The holidays of a year in Finland, by date, in the reader's language."""
    return dict(holidays.country_holidays("FI", years=year, language=_LANGUAGES.get(language, "en_US")))


@cache
def topics() -> tuple[Topic, ...]:
    """The whole season wheel, in the order of the year."""
    told = tomllib.loads(Path(__file__).with_name("season.toml").read_text("utf-8"))
    return tuple(Topic(one["from"], one["to"], one["sv"], one["fi"], one["en"]) for one in told["topic"])


def topics_between(first: dt.date, last: dt.date) -> list[Topic]:
    """Topics whose time touches these days; what is about to end comes first."""
    found = []
    for one in topics():
        begins, ends = one.span_in(last.year)
        if begins <= last and first <= ends:
            found.append((ends, one))
    return [one for _ends, one in sorted(found, key=lambda pair: pair[0])]
