"""How long something is good to share: as long as the item says it holds, else our default of thirty days."""

from __future__ import annotations

import datetime as dt

from tankar.content.models import Item
from tankar.work import clock

__all__ = ["DAYS", "until_of"]

# in calendar days: ours, neither law nor guideline says a number
DAYS = 30


def until_of(item: Item, today: dt.date) -> dt.date:
    """The last day in Karleby, `today` or later."""
    ends = [clock.local(one).date() for one in (item.valid_until, item.ends_at or item.begins_at) if one]
    return max(min([*ends, today + dt.timedelta(days=DAYS)]), today)
