"""What Today shows one person: rows made from the contexts below, each limited to what they may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from tankar.organisation.models import Person

__all__ = ["Row", "going_out_today", "red", "waiting_on"]


@dataclass(frozen=True)
class Row:
    """One line of Today.

    `title` begins with the verb ("Decide: …") or names the channel, never another person. `since` and `due`
    are aware moments or dates; `detail` and `what_we_did` whole sentences; `state` is (icon, colour, word);
    `button` is what the button says, `url` where it goes.
    """

    title: Any
    url: str = ""
    button: Any = ""
    since: dt.datetime | dt.date | None = None
    due: dt.datetime | dt.date | None = None
    detail: Any = ""
    what_we_did: Any = ""
    state: tuple[str, str, Any] | None = None
    at: dt.datetime | None = None
    languages: str = ""
    channels: str = ""


def waiting_on(person: Person) -> list[Row]:  # noqa: ARG001 - filled as the contexts below get their lists
    """What only this person can move on, the oldest first."""
    return []


def red(person: Person) -> list[Row]:  # noqa: ARG001
    """Lost access, refused, unclear: what happened, what we did, and the one thing to do."""
    return []


def going_out_today(person: Person) -> list[Row]:  # noqa: ARG001
    """What leaves, or has left, between this midnight and the next in Karleby, by time."""
    return []
