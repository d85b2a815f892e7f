"""What planning shows on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from tankar.content.models import Item
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.planning.gaps.owed import owed_here
from tankar.planning.gaps.signs import Sign
from tankar.planning.moments import day_of
from tankar.planning.pages import Table, read, summary
from tankar.planning.reading import CalendarEntry, channels_of_today, entitle
from tankar.work import clock

__all__ = ["coming", "coming_gaps", "composer_slot", "one_language"]

_AT_MOST = 5
_A_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class OneLanguage:
    """A post in one language where two are due: what is missing, and until when it may be."""

    public_id: str
    title: str
    missing: str
    at: dt.datetime
    is_out: bool
    due_at: dt.datetime | None = None
    is_late: bool = False


Filled = tuple[str, dict[str, Any]] | None


def composer_slot(_request: HttpRequest, item: Item) -> Filled:
    """Where the next free time appears when the composer's last step comes into view."""
    return "planning/_slot_place.html", {"item": item}


def coming_gaps(request: HttpRequest, person: Person) -> Filled:
    """For whoever plans channels: what the coming two weeks lack on them."""
    table = coming(request, person)
    if table is None:
        return None
    said = [one for one in table.gaps() if one.kind in {"gap", "silent", "close"}]
    shown: list[Sign] = said[:_AT_MOST]
    return "planning/_today_gaps.html", {
        "signs": shown,
        "gaps": summary(said),
        "more": len(said) - len(shown),
    }


def one_language(request: HttpRequest, person: Person) -> Filled:
    """Posts out or due this week in one language alone, on channels decided to speak both."""
    table = coming(request, person)
    if table is None:
        return None
    both = {one.pk for one in table.own if len(one.languages) > 1}
    today = day_of(table.now)
    owed = [
        one for one in owed_here(request, person) if one.language and not both.isdisjoint(one.channel_ids)
    ]
    told = {one.item_id for one in owed}
    rows = [
        OneLanguage(one.public_id, one.title, one.language, one.since, one.runs, one.due_at, one.is_late)
        for one in owed
        if one.runs or one.since < table.now + _A_WEEK
    ] + [
        OneLanguage(
            one.public_id, one.title, "fi" if "sv" in one.languages else "sv", one.at, one.status == "out"
        )
        for one in table.entries
        if one.is_open
        and not one.is_waived
        and one.item_id not in told
        and one.status not in {"idea", "gone"}
        and len(one.languages) == 1
        and abs(one.day - today) <= _A_WEEK
        and not both.isdisjoint(one.channel_ids)
        and not _is_elsewhere(one, table)
    ]
    if not rows:
        return None
    return "planning/_today_one_language.html", {"rows": rows[:_AT_MOST], "more": len(rows) - _AT_MOST}


def _is_elsewhere(entry: CalendarEntry, table: Table) -> bool:
    """Is the same item there in another language on another day?"""
    return any(
        one.item_id == entry.item_id and one is not entry and set(one.languages) - set(entry.languages)
        for one in table.entries
    )


def coming(request: HttpRequest, person: Person) -> Table | None:
    """Read once for the page, whichever place asks first; `None` for whoever plans no channel."""
    kept: dict[str, Table | None] = request.__dict__.setdefault("planning_kept", {})
    if "coming" not in kept:
        kept["coming"] = None
        if may(person, "planning.view"):
            today = day_of(clock.now())
            table = read(
                person, today - _A_WEEK, today + _A_WEEK, layers=[], channels=channels_of_today(person)
            )
            if table.own:
                near = [one for one in table.entries if abs(one.day - today) <= _A_WEEK]
                entitle(
                    [one for one in near if one.is_planned or len(one.languages) == 1],
                    [one for one in table.entries if one.is_planned],
                )
                kept["coming"] = table
    return kept["coming"]
