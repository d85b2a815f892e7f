"""The demo's invented year: the same for the same seed, with gaps, and today's number follows yesterday's."""

from __future__ import annotations

import datetime as dt

import pytest

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel
from tankar.insights import demo
from tankar.insights.models import ChannelFigure
from tankar.insights.testing.tide import Tide
from tankar.organisation.models import Person, Unit

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 11, 23)


def told() -> list[tuple[object, ...]]:
    return list(
        ChannelFigure.objects.order_by("channel", "indicator", "day").values_list("day", "indicator", "value")
    )


def test_the_same_seed_gives_the_same_year_and_another_seed_another(by_hand: Channel, lars: Person) -> None:
    years = []
    for seed in (1, 1, 2, 3, 5, 8, 13):
        ChannelFigure.objects.all().delete()
        demo.make(lars, {"instagram": by_hand}, MONDAY, seed)
        years.append(told())
    assert years[0] == years[1]
    assert any(year != years[0] for year in years[2:])
    assert any(years)


def test_what_a_network_tells_today_follows_what_it_told_yesterday(
    channel: Channel, tide: Tide, lars: Person
) -> None:
    demo.make(lars, {"library": channel}, MONDAY, 1)
    rows = ChannelFigure.objects.order_by("day")
    assert len(rows) == 365
    assert rows[364].day == MONDAY - dt.timedelta(days=1)
    assert abs((rows[364].value or 0) - (tide.followers or 0)) < 10
    without = {row.day.replace(day=1) for row in rows if row.value is None}
    assert without == {dt.date(2026, 5, 1)}


def test_some_months_and_some_channels_were_forgotten_and_the_own_feed_counts_nobody(
    lars: Person, aino: Person, library: Unit, clock: object
) -> None:
    channels = {
        f"k{number}": make_channel(
            f"Kanal {number}", library, aino, kind="by_hand", network="by_hand", platform="Instagram"
        )
        for number in range(12)
    }
    demo.make(lars, {**channels, "feed": make_channel("Flödet", library)}, MONDAY, 1)
    entered = {
        key: ChannelFigure.objects.filter(channel=one, indicator="followers").count()
        for key, one in channels.items()
    }
    assert 0 in entered.values()
    assert any(0 < months < 11 for months in entered.values())
    assert ChannelFigure.objects.filter(indicator="reach", value=None, why="not_known").exists()
    assert not ChannelFigure.objects.filter(channel__kind="own").exists()
