"""One line of Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tankar.work.clock import LOCAL

__all__ = ["Row", "soonest_first"]


@dataclass(frozen=True)
class Row:
    """One line of Today.

    `title` begins with the verb ("Decide: …") or names the channel, never another person. `since` and `due` are
    aware moments or dates, and `due_words` says `due` otherwise than by its day; `detail` and `what_we_did` are whole
    sentences; `state` is (icon, colour, word); `button` is what the button says, `url` where it goes. `press` is
    what a second button says, which does something at once, `press_url` where it is sent.
    """

    title: Any
    url: str = ""
    button: Any = ""
    since: dt.datetime | dt.date | None = None
    due: dt.datetime | dt.date | None = None
    due_source: str = ""
    due_words: str = ""
    detail: Any = ""
    what_we_did: Any = ""
    state: tuple[str, str, Any] | None = None
    at: dt.datetime | None = None
    languages: str = ""
    channels: str = ""
    press: Any = ""
    press_url: str = ""


def soonest_first(rows: Sequence[Row]) -> list[Row]:
    """By deadline; what has none stands last, in the order given. A date is due when its day begins."""
    return sorted(rows, key=lambda row: _moment(row.due))


def _moment(due: dt.datetime | dt.date | None) -> dt.datetime:
    if due is None:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
    if isinstance(due, dt.datetime):
        return due
    return dt.datetime.combine(due, dt.time(), LOCAL)
