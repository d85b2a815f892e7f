"""How far a list that is told newest first has been read: down to where we stopped, page by page.

1. `after`: everything up to this moment was read. `""`: nothing was, and the newest page is enough.
2. While older pages are still to come, `page` is the network's own cursor and `newest` the moment that becomes
   `after` when the walk is done. A walk that is broken off goes on where it was.
3. Entries that say a time shortly before `after` are told again: they may have come late.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from tankar.networks.contract import Rejected
from tankar.networks.wire.answers import moment

from .facts import RAW
from .views import Page, Told

LATE = timedelta(minutes=RAW["late_minutes"])
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Place:
    after: str = ""
    page: str = ""
    newest: str = ""


def places(cursor: str, names: Iterable[str]) -> dict[str, Place]:
    """Where we stopped in each list; what cannot be read is begun anew."""
    try:
        told = json.loads(cursor) if cursor else {}
    except (ValueError, RecursionError):
        told = {}
    return {name: place(told.get(name) if isinstance(told, dict) else None) for name in names}


def place(told: object) -> Place:
    if not isinstance(told, dict):
        return Place()
    after, page, newest = (str(told.get(name) or "") for name in ("after", "page", "newest"))
    if moment(after) is None:
        return Place()
    return Place(after, page, newest) if moment(newest) else Place(after)


def kept(places: Mapping[str, Place]) -> str:
    return json.dumps({name: asdict(place) for name, place in places.items()})


def step(place: Place, read: Callable[[str], Page]) -> tuple[list[Told], Place]:
    """Read one page: what is new on it, and where we are then."""
    try:
        page = read(place.page)
    except Rejected:
        if not place.page:
            raise
        # the network has forgotten its cursor: from the top again
        place = Place(place.after)
        page = read("")
    newest = place.newest if place.page else top(place, page).isoformat()
    if not place.after:
        return page.entries, Place(newest)
    back_to = (moment(place.after) or BEGINNING) - LATE
    fresh = [one for one in page.entries if one.at >= back_to]
    if page.cursor and fresh and len(fresh) == len(page.entries):
        return fresh, Place(place.after, page.cursor, newest)
    return fresh, Place(newest)


def top(place: Place, page: Page) -> datetime:
    """The newest moment on the first page; never later than the network's own clock, whatever an entry says."""
    found = max([moment(place.after) or BEGINNING, *(one.at for one in page.entries)])
    return found if page.read_at is None else min(found, page.read_at)
