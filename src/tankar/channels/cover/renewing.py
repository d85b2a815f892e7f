"""Look at channels anew: is there a gap, another one, or none any more? In the transaction of whoever changed them.

`reckoning` says which days nobody answers; here the one open gap of a channel follows them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from tankar.channels.cover import asking
from tankar.channels.cover.days import run_of
from tankar.channels.cover.lifecycle import GAP
from tankar.channels.cover.reckoning import horizon, reckon, uncovered
from tankar.channels.models import Channel, CoverGap
from tankar.channels.noting import note
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["renew", "renew_for"]

_STATE = CoverGap.State


def renew_for(person: Person) -> None:
    """Every channel that the person manages or stands in for: their days have changed."""
    renew(Channel.objects.filter(assignments__person=person).distinct())


def renew(channels: Iterable[Channel], ended_as: str = _STATE.COVERED) -> None:
    """`ended_as`: what a gap became that is no longer there."""
    rows = Channel.objects.filter(pk__in=[one.pk for one in channels]).select_related("entry", "owner_unit")
    found = list(rows)
    first, last = horizon(today())
    cover = reckon(found, first, last)
    with transaction.atomic():
        open_gaps = {
            one.channel_id: one
            for one in CoverGap.objects.select_for_update().open().filter(channel__in=found)
        }
        for channel in found:
            _follow(channel, open_gaps.get(channel.pk), uncovered(cover[channel.pk]), ended_as)


def _follow(channel: Channel, gap: CoverGap | None, days: Sequence[dt.date], ended_as: str) -> None:
    if gap is not None:
        gap.channel = channel
    if not days:
        if gap is not None:
            _end(gap, _STATE.PASSED if gap.last_day < today() else ended_as)
        return
    if gap is None:
        gap = _open(channel, days)
    elif gap.dates != list(days):
        _change(gap, days)
    asking.pass_on(gap, clock.now())


def _open(channel: Channel, days: Sequence[dt.date]) -> CoverGap:
    gap = CoverGap.objects.create(
        channel=channel,
        days=[one.isoformat() for one in days],
        first_day=days[0],
        last_day=days[-1],
        opened_at=clock.now(),
    )
    note("cover_missing", channel, None)
    return gap


def _change(gap: CoverGap, days: Sequence[dt.date]) -> None:
    """Its days are others now. Of later ones, when those told of are covered, everybody is told in their own time;
    of one that comes sooner than those told of, as when somebody falls ill the same morning, everybody anew."""
    told_until = run_of(gap.dates)[1]
    if days[0] > told_until or days[0] < gap.first_day:
        gap.stage = CoverGap.Stage.NOBODY
        asking.no_longer(gap)
    gap.days, gap.first_day, gap.last_day = [one.isoformat() for one in days], days[0], days[-1]
    gap.save(update_fields=["days", "first_day", "last_day", "stage"])
    asking.retell(gap)


def _end(gap: CoverGap, state: str) -> None:
    try:
        GAP.move(gap, state, ended_at=clock.now(), next_at=None)
    except SomebodyElseMoved:
        return
    asking.over(gap, state)
    if state in (_STATE.COVERED, _STATE.PASSED):
        note(f"cover_{state}", gap.channel, None)
