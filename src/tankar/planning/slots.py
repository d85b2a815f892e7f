"""The next free time: from the usual times of the channels, not where something stands already.

A time is free when nothing on any of the channels is planned or waits within two hours of it, and nothing speaks
against it (`bad_days`: holidays, quiet days, council evenings). Channels without times of their own have ours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.db.models import Q

from tankar.channels.models import Channel
from tankar.content.models import Item
from tankar.planning.almanac.layers import special_days
from tankar.planning.gaps.signs import CLOSE, bad_days
from tankar.planning.models import Slot, SpecialDay
from tankar.planning.moments import at, day_of
from tankar.publishing.models import Delivery

__all__ = ["DEFAULT_TIMES", "next_free"]

DEFAULT_TIMES = tuple((weekday, dt.time(hour)) for weekday in range(5) for hour in (9, 12, 16))
LOOK_AHEAD = 28


def next_free(
    channels: Collection[Channel], after: dt.datetime, now: dt.datetime, until: dt.datetime | None = None
) -> dt.datetime | None:
    """The first free usual time later than `after` and `now`, in UTC; `None` when four weeks are full, or when
    none comes before `until` ends."""
    begin = max(after, now)
    first, last = day_of(begin), day_of(begin) + dt.timedelta(days=LOOK_AHEAD)
    slots = Slot.objects.filter(channel__in=channels).values_list("weekday", "time")
    times = sorted(set(slots) or DEFAULT_TIMES)
    taken = _taken(channels, begin, at(last, dt.time()) + dt.timedelta(days=1))
    kept = special_days(first, last)
    for moment in _candidates(times, first, last):
        if until is not None and moment > until:
            return None
        if moment > begin and not any(abs(moment - one) < CLOSE for one in taken) and _is_good(moment, kept):
            return moment
    return None


def _is_good(moment: dt.datetime, kept: list[SpecialDay]) -> bool:
    return not bad_days(moment, kept, "sv")


def _candidates(times: list[tuple[int, dt.time]], first: dt.date, last: dt.date) -> Iterator[dt.datetime]:
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        for weekday, time in times:
            if weekday == day.weekday():
                yield at(day, time)


def _taken(channels: Collection[Channel], begin: dt.datetime, end: dt.datetime) -> list[dt.datetime]:
    """Whatever stands on these channels, whoever wrote it: only the times are read."""
    begin -= CLOSE
    waiting = Delivery.objects.posts().filter(
        channel__in=channels, state="waiting", not_before__gte=begin, not_before__lt=end
    )
    planned = Item.objects.filter(
        Q(state=Item.State.DRAFT) | Q(state=Item.State.IDEA),
        choices__channel__in=channels,
        planned_at__gte=begin,
        planned_at__lt=end,
    )
    found = {*waiting.values_list("not_before", flat=True), *planned.values_list("planned_at", flat=True)}
    return [one for one in found if one is not None]
