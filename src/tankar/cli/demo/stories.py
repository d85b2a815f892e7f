"""The demo's items, read from `stories.toml`."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

__all__ = ["End", "Story", "stories"]

_NEAR = dt.timedelta(days=40)


class End(StrEnum):
    """What became of it, when that is not simply "out"."""

    OUT = "out"
    DRAFT = "draft"
    NO_LINK = "no link yet"
    REFUSED = "refused by the network"
    LATE = "needs a new time"


@dataclass(frozen=True)
class Story:
    """One item: who wrote it, for which channels, its texts, and the picture with its two descriptions;
    `more` pictures are (drawing, Swedish, Finnish description).

    `comments` on the network are (name, language, text).
    """

    day: int
    time: str
    author: str
    channels: tuple[str, ...]
    sv: str
    fi: str = ""
    picture: str = ""
    shows_sv: str = ""
    shows_fi: str = ""
    more: tuple[tuple[str, str, str], ...] = ()
    end: End = End.OUT
    date: tuple[int, int] | None = None
    comments: tuple[tuple[str, str, str], ...] = ()

    def moment_day(self, today: dt.date) -> dt.date:
        """The day it goes out: its holiday, when that is near, else so many days from today."""
        if self.date is not None:
            month, day = self.date
            near = [dt.date(today.year + add, month, day) for add in (-1, 0, 1)]
            holiday = min(near, key=lambda one: abs(one - today))
            if abs(holiday - today) <= _NEAR:
                return holiday
        return today + dt.timedelta(days=self.day)


def stories() -> list[Story]:
    """All of them, in the order of the file."""
    told = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))
    return [Story(**{**one, "end": End(one.get("end", End.OUT))}) for one in told["story"]]
