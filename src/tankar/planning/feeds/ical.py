"""The calendar for other calendar programs: iCalendar, with times in UTC, so that no night has an hour too many."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar, Event

from tankar.organisation.models import Person
from tankar.planning.almanac.layers import name_of
from tankar.planning.models import FeedKey, Layer, SpecialDay
from tankar.planning.moments import at, begin_of, day_of
from tankar.planning.pages import Table, read
from tankar.planning.reading import CalendarEntry, entitle
from tankar.planning.states import STATES
from tankar.work import clock

__all__ = ["calendar_of", "mark_of"]

BACK, AHEAD = dt.timedelta(days=14), dt.timedelta(days=90)
_LASTS = dt.timedelta(minutes=15)
_AT_MOST = 2000


def calendar_of(key: FeedKey) -> bytes:
    """What the key's person may see now, from a fortnight back to three months ahead, in their language.

    Deterministic: as long as nothing changed the bytes are the same, and so is their mark.
    """
    person: Person = key.person
    today = day_of(clock.now())
    language = person.language if person.language in {"sv", "fi", "en"} else "sv"
    with translation.override(language):
        table = read(person, today - BACK, today + AHEAD, layers=[])
        entries = [one for one in table.entries if _is_wanted(one, key)][:_AT_MOST]
        entitle(entries)
        entries = [one for one in entries if not key.language or key.language in one.languages]
        made = Calendar()
        made.add("prodid", "-//Tankar//Calendar//EN")
        made.add("version", "2.0")
        made.add("calscale", "GREGORIAN")
        made.add("x-wr-calname", f"Tankar: {key.name}")
        made.add("refresh-interval", dt.timedelta(hours=1), parameters={"value": "DURATION"})
        for entry in entries:
            made.add_component(_event(entry, table))
        if key.with_days:
            for row in table.kept:
                made.add_component(_day(row, language))
    found: bytes = made.to_ical()
    return found


def mark_of(body: bytes) -> str:
    """The ETag of a calendar."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _is_wanted(entry: CalendarEntry, key: FeedKey) -> bool:
    # what was posted in a network's own app has no page here, and stands on the network already
    return entry.is_item and entry.is_open and (key.whose == FeedKey.Whose.ALL or entry.is_mine)


def _event(entry: CalendarEntry, table: Table) -> Event:
    names = {one.pk: one.name for one in table.channels}
    channels = [names[one] for one in entry.channel_ids if one in names]
    languages = f" ({entry.language_words})" if entry.languages else ""
    event = Event()
    event.add("uid", f"{entry.public_id}-{entry.day.isoformat()}@{_host()}")
    event.add("dtstamp", entry.at)
    event.add("dtstart", entry.at)
    event.add("dtend", entry.at + _LASTS)
    event.add("summary", f"{entry.title or '–'}{languages} · {STATES[entry.status].word}")
    if channels:
        event.add("description", ", ".join(channels))
        event.add("categories", channels)
    # a plan promises nothing, and programs show that: what is only thought of is tentative
    event.add("status", "TENTATIVE" if entry.is_planned else "CONFIRMED")
    address = settings.CONFIGURATION.public_address
    event.add("url", address + reverse("content:item", args=[entry.public_id]))
    event.add("transp", "TRANSPARENT")
    return event


def _day(row: SpecialDay, language: str) -> Event:
    event = Event()
    event.add("uid", f"{row.public_id}@{_host()}")
    event.add("dtstamp", begin_of(row.date_from))
    if row.time is not None:
        event.add("dtstart", at(row.date_from, row.time))
    else:
        event.add("dtstart", row.date_from)
        event.add("dtend", row.date_to + dt.timedelta(days=1))
    event.add("summary", f"{Layer(row.layer).label}: {name_of(row, language)}")
    event.add("transp", "TRANSPARENT")
    return event


def _host() -> str:
    return str(settings.CONFIGURATION.public_address).partition("://")[2].partition(":")[0]
