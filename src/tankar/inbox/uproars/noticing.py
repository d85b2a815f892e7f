"""Every ten minutes: does an uproar begin on a channel, does one last, is one over? Told once; nothing else is done.

1. Looked at: channels on which residents wrote in the last hour, and those with an open sign.
2. A sign is made when an uproar began in one of the last three full steps, and none is open. What is told late may
   move its beginning a little: within the hour it is the same one.
3. While it lasts, its numbers grow. It is open until a person has seen it; or over, when it has calmed down and a
   whole day at the office went by since.
4. Counts and signs of more than ninety days ago are deleted.
"""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.inbox.models import TenMinutes, UproarSign
from tankar.inbox.uproars.lifecycle import SIGN
from tankar.inbox.uproars.series import STEP, Series, series_of, step_of
from tankar.inbox.uproars.telling import tell
from tankar.organisation.calendar import office_hours
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["look"]

HOUR = dt.timedelta(hours=1)
NEW = 3 * STEP
KEPT = dt.timedelta(days=90)


def look() -> int:
    """One round; returns on how many channels an uproar begins."""
    now = clock.now()
    end = step_of(now)
    _forget(now)
    signs = {sign.channel_id: sign for sign in UproarSign.objects.filter(state="open")}
    heard = TenMinutes.objects.filter(begins_at__gte=end - HOUR, begins_at__lt=end)
    channels = Channel.objects.filter(pk__in={*signs, *heard.values_list("channel", flat=True)})
    began = 0
    for channel in channels.order_by("pk"):
        series = series_of(channel.pk, end)
        if channel.pk in signs:
            _follow(signs[channel.pk], series, now)
        else:
            began += _begins(channel, series, now)
    return began


def _forget(now: dt.datetime) -> None:
    TenMinutes.objects.filter(begins_at__lt=now - KEPT).delete()
    UproarSign.objects.filter(noticed_at__lt=now - KEPT).delete()


def _begins(channel: Channel, series: Series, now: dt.datetime) -> bool:
    new = [one for one in series.begun() if one >= step_of(now) - NEW]
    if not new or UproarSign.objects.filter(channel=channel, began_at__gt=new[0] - HOUR).exists():
        return False
    try:
        with transaction.atomic():
            sign = UproarSign.objects.create(
                channel=channel, began_at=new[0], noticed_at=now, **_numbers(series, new[0])
            )
            journal.record(
                "inbox.uproar_noticed",
                actor=None,
                subject=("uproar", sign.public_id),
                params={"channel": str(channel)},
            )
            tell(sign)
    except IntegrityError:
        # another worker looked at the same moment, and was first
        return False
    return True


def _follow(sign: UproarSign, series: Series, now: dt.datetime) -> None:
    if series.lasts():
        rows = UproarSign.objects.filter(pk=sign.pk, state="open")
        rows.update(**_numbers(series, sign.began_at))
    elif _a_day_at_the_office(sign.noticed_at, now):
        try:
            SIGN.move(sign, "over", ended_at=now)
        except SomebodyElseMoved:
            return  # a person has just seen it


def _numbers(series: Series, since: dt.datetime) -> dict[str, int | None]:
    messages, negative = series.since(since)
    return {"messages": messages, "negative": negative, "usual": series.usual_since(since)}


def _a_day_at_the_office(since: dt.datetime, now: dt.datetime) -> bool:
    """Have the offices opened and closed since, so that somebody could see it?"""
    day = clock.local(since).date()
    while day <= clock.local(now).date():
        hours = office_hours(day)
        if hours is not None and since <= hours[0] and hours[1] <= now:
            return True
        day += dt.timedelta(days=1)
    return False
