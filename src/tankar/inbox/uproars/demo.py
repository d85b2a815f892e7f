"""Two weeks of invented counts for the demo's connected channels: calm days, so that what is unusual can be told.

The same `(seed, now)` gives the same numbers. The last two days hold what the demo's residents really say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from random import Random

from tankar.channels.models import Channel, Kind
from tankar.inbox.models import TenMinutes
from tankar.inbox.uproars.series import DAYS, STEP, step_of
from tankar.work.clock import local

__all__ = ["make_counts"]

_UNTIL = dt.timedelta(days=2)
_NEGATIVE = 0.25
# messages an hour on a channel of ordinary size, by the hour of the day in Karleby
_HOURS = tuple(
    map(float, "0 0 0 0 0 0 .1 .3 .5 .5 .4 .5 .6 .4 .4 .5 .6 .7 .7 .6 .5 .3 .2 .1".split())  # noqa: SIM905
)


def make_counts(channels: Mapping[str, Channel], now: dt.datetime, seed: int) -> None:
    """`channels`: by their keys in the register."""
    TenMinutes.objects.bulk_create(
        [
            one
            for key, channel in channels.items()
            if channel.kind == Kind.CONNECTED
            for one in _counts(channel, now, Random(f"{seed}:{key}:messages"))  # noqa: S311 - plausible, not secret
        ],
        batch_size=500,
    )


def _counts(channel: Channel, now: dt.datetime, chance: Random) -> Iterator[TenMinutes]:
    size = chance.uniform(0.5, 2)
    at, until = step_of(now) - dt.timedelta(days=DAYS), step_of(now) - _UNTIL
    while at < until:
        expected = _HOURS[local(at).hour] * size * (STEP / dt.timedelta(hours=1))
        many = sum(chance.random() < expected / 2 for _one in range(2))
        if many:
            negative = sum(chance.random() < _NEGATIVE for _one in range(many))
            yield TenMinutes(channel=channel, begins_at=at, messages=many, negative=negative)
        at += STEP
