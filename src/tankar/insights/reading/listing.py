"""The list of Insights, page by page: channels in use, in the order of the register."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from tankar.channels.models import Channel
from tankar.insights.reading.overview import Row, overview
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["MOST_IN_A_FILE", "ON_A_PAGE", "page_of"]

ON_A_PAGE = 30
MOST_IN_A_FILE = 1000


def page_of(
    person: Person, after: Channel | None, now: dt.datetime, most: int = ON_A_PAGE
) -> tuple[list[Row], str]:
    """The rows, and the public id of the last one when more follow."""
    today = clock.local(now).date()
    in_use = Q(closes_on__isnull=True) | Q(closes_on__gte=today)
    found = Channel.objects.visible_to(person).filter(in_use).select_related("entry").in_register_order()
    if after is not None:
        found = found.after(after)
    rows = overview(found[: most + 1], now)
    return rows[:most], rows[most - 1].channel.public_id if len(rows) > most else ""
