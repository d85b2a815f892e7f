"""A year of invented numbers: told by the practice networks day by day, entered by hand month by month, with gaps.

The same `(seed, today)` gives the same numbers. Nobody counted them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from random import Random

from tankar import networks
from tankar.channels.connection.credentials import credentials_of
from tankar.channels.models import Channel, Kind
from tankar.insights.actions.enter_figure import Entered, import_figures
from tankar.insights.models import ChannelFigure, How, Why
from tankar.insights.reading.months import first_of_months
from tankar.networks.incoming import Figure, Indicator, Period
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["make"]

_YEAR = 365
_MONTH_WITHOUT = 5
# nobody has entered anything about every fourth channel
_FORGOTTEN = 0.25
_SKIPPED = 0.15


def make(lars: Person, channels: Mapping[str, Channel], today: dt.date, seed: int) -> None:
    """Numbers up to yesterday; today's are told by the networks themselves."""
    for key, channel in channels.items():
        chance = Random(f"{seed}:{key}")  # noqa: S311 - plausible, not secret
        if channel.kind == Kind.CONNECTED:
            _told(channel, chance, today)
        elif channel.kind == Kind.BY_HAND and channel.closes_on is None and chance.random() > _FORGOTTEN:
            import_figures(lars, channel, list(_entered(channel, chance, today)))


def _told(channel: Channel, chance: Random, today: dt.date) -> None:
    """Back from what the network tells now, so that today's number follows yesterday's."""
    followers = _followers_now(channel)
    if followers is None or followers.value is None:
        return
    without = first_of_months(today)[_MONTH_WITHOUT]
    growth = chance.uniform(0.08, 0.3)
    rows = []
    for ago in range(_YEAR, 0, -1):
        day = today - dt.timedelta(days=ago)
        missing = day.replace(day=1) == without
        value = round(followers.value * (1 - growth * ago / _YEAR) - chance.random() * 3)
        rows.append(
            ChannelFigure(
                channel=channel,
                indicator=Indicator.FOLLOWERS.value,
                period=Period.NOW.value,
                day=day,
                value=None if missing else max(value, 0),
                why=Why.NOT_TOLD if missing else "",
                source=followers.definition.source,
                how=How.CONNECTOR,
                measured_at=dt.datetime.combine(day, dt.time(6, 5), clock.LOCAL),
            )
        )
    ChannelFigure.objects.bulk_create(rows)


def _followers_now(channel: Channel) -> Figure | None:
    measures = networks.get(channel.network).measures
    if measures is None:
        return None
    told = measures.account(credentials_of(channel))
    return next((one for one in told if one.definition.indicator is Indicator.FOLLOWERS), None)


def _entered(channel: Channel, chance: Random, today: dt.date) -> Iterator[Entered]:
    """The last day of each month, if somebody thought of it; reach is not always to be had."""
    size = chance.randint(90, 900) * (4 if channel.is_common else 1)
    growth, shows_reach = chance.uniform(0.05, 0.4), chance.random() > 0.3
    months = first_of_months(today)
    for place, first in enumerate(months[1:], 1):
        day = first - dt.timedelta(days=1)
        if chance.random() < _SKIPPED:
            continue
        now = size * (1 - growth * (len(months) - place) / len(months))
        posts = chance.randint(2, 14)
        yield Entered(Indicator.FOLLOWERS, day, round(now))
        yield Entered(Indicator.POSTS, day, posts)
        yield Entered(Indicator.REACTIONS, day, round(posts * now * chance.uniform(0.01, 0.04)))
        yield Entered(Indicator.COMMENTS, day, round(posts * now * chance.uniform(0.0, 0.006)))
        yield Entered(Indicator.REACH, day, round(now * chance.uniform(0.7, 2.6)) if shows_reach else None)
