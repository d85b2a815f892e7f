"""What the tests of planning make: a moment of late autumn 2026, and a draft that stands in the calendar."""

from __future__ import annotations

import datetime as dt

from tankar.channels.models import Channel
from tankar.content.models import Item
from tankar.content.testing.making import make_item
from tankar.organisation.models import Person
from tankar.work.clock import LOCAL

__all__ = ["at", "planned"]


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    """A moment of late autumn 2026 on the wall in Karleby. The tests' today is Monday 23 November, 8:15."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=LOCAL).astimezone(dt.UTC)


def planned(person: Person, moment: dt.datetime, *channels: Channel, **texts: str) -> Item:
    """A draft with a time in the calendar."""
    texts = texts or {"swedish": "Sagostund på torsdag", "finnish": "Satutunti torstaina"}
    item = make_item(person, *channels, **texts)
    Item.objects.filter(pk=item.pk).update(planned_at=moment)
    item.refresh_from_db()
    return item
