"""Measuring: once a day and once an hour as said, nothing twice, nothing lost, and never 0 for "not told"."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar import networks
from tankar.channels.models import Access, Channel
from tankar.insights.collecting.measuring import measure
from tankar.insights.collecting.rounds import EVERY, measure_where_due
from tankar.insights.models import ChannelFigure, Gauge, PostFigure
from tankar.insights.testing.tide import Tide
from tankar.insights.tests.conftest import a_post
from tankar.publishing.models import OwnPost
from tankar.work import clock as work_clock
from tankar.work.clock import LOCAL

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def gauge(channel: Channel) -> Gauge:
    return Gauge.objects.create(channel=channel, next_at=work_clock.machine())


def measured(gauge: Gauge) -> Gauge:
    measure(gauge, "worker")
    return Gauge.objects.select_related("channel").get(pk=gauge.pk)


def test_the_account_is_asked_once_a_day_and_each_figure_is_kept_once(
    gauge: Gauge, tide: Tide, clocks: Any
) -> None:
    gauge = measured(gauge)
    clocks.advance(hours=1)
    gauge = measured(gauge)
    assert tide.asked == ["account"]
    clocks.advance(hours=23)
    tide.followers = 1203
    measured(gauge)
    told = ChannelFigure.objects.told().order_by("day")
    assert [(one.value, one.day.isoformat()) for one in told] == [(1200, "2026-11-23"), (1203, "2026-11-24")]


def test_what_the_network_does_not_tell_is_not_available_and_never_0(gauge: Gauge) -> None:
    measured(gauge)
    reach = ChannelFigure.objects.get(indicator="reach")
    assert (reach.value, reach.why, reach.detail) == (None, "not_told", "The name has ended.")


def test_a_number_is_not_lost_when_the_network_is_short_of_words_later_that_day(
    gauge: Gauge, tide: Tide
) -> None:
    gauge = measured(gauge)
    Gauge.objects.update(account_day=None)
    gauge.account_day = None
    tide.followers = None
    measured(gauge)
    assert ChannelFigure.objects.get(indicator="followers").value == 1200


def test_a_number_takes_the_place_of_not_available(gauge: Gauge, tide: Tide) -> None:
    tide.followers = None
    gauge = measured(gauge)
    assert ChannelFigure.objects.get(indicator="followers").value is None
    gauge.account_day, tide.followers = None, 1201
    measured(gauge)
    figure = ChannelFigure.objects.get(indicator="followers")
    assert (figure.value, figure.why, figure.detail) == (1201, "", "")


def test_a_post_is_measured_hourly_for_two_days_then_daily_until_thirty(
    gauge: Gauge, channel: Channel, tide: Tide, clocks: Any
) -> None:
    a_post(channel, "fresh", hours=3)
    a_post(channel, "older", days=5)
    a_post(channel, "too old", days=31)
    tide.told = {"fresh": (1, 4), "older": (2, 9)}
    gauge = measured(gauge)
    clocks.advance(hours=1)
    gauge = measured(gauge)
    clocks.advance(hours=23)
    measured(gauge)
    assert [one for one in tide.asked if one != "account"] == [
        "posts fresh older",
        "posts fresh",
        "posts fresh older",
    ]
    assert PostFigure.objects.filter(post__network_id="older").count() == 4


def test_a_post_the_network_leaves_out_is_gone_and_its_last_numbers_stay(
    gauge: Gauge, channel: Channel, tide: Tide, clocks: Any
) -> None:
    a_post(channel, "p1", days=5)
    tide.told = {"p1": (2, 9)}
    gauge = measured(gauge)
    clocks.advance(days=1)
    tide.told = {}
    measured(gauge)
    rows = PostFigure.objects.filter(indicator="reactions").order_by("day")
    assert [(one.value, one.why) for one in rows] == [(9, ""), (None, "gone")]


def test_what_was_told_before_the_network_went_away_is_kept(
    gauge: Gauge, channel: Channel, tide: Tide, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_post(channel, "p1", hours=1)

    plain = tide.account

    def account(credentials: Any) -> Any:
        told = plain(credentials)
        tide.failure = networks.NotNow(None, "Busy.")
        return told

    monkeypatch.setattr(tide, "account", account)
    after = measured(gauge)
    assert ChannelFigure.objects.get(indicator="followers").value == 1200
    assert (after.fails, after.detail, after.account_day) == (1, "Busy.", dt.date(2026, 11, 23))


def test_a_network_that_does_not_answer_is_asked_more_and_more_seldom(gauge: Gauge, tide: Tide) -> None:
    pauses = []
    for _round in range(5):
        tide.failure = networks.NotNow(None, "Busy.")
        gauge = measured(gauge)
        pauses.append((gauge.next_at - work_clock.machine()) / EVERY)
    assert pauses == [2, 4, 8, 12, 12]
    gauge = measured(gauge)
    assert (gauge.fails, gauge.detail, gauge.next_at) == (0, "", work_clock.machine() + EVERY)


def test_a_network_that_names_a_moment_is_asked_then(gauge: Gauge, tide: Tide) -> None:
    until = work_clock.machine() + dt.timedelta(minutes=20)
    tide.failure = networks.NotNow(until, "Later.")
    assert measured(gauge).next_at == until


def test_lost_access_is_the_channels_and_nobody_asks_there_any_more(gauge: Gauge, tide: Tide) -> None:
    tide.failure = networks.AccessLost("The token was revoked.")
    measured(gauge)
    assert Channel.objects.get().access == Access.LOST
    Gauge.objects.update(next_at=work_clock.machine())
    assert measure_where_due() == 0


def test_one_worker_measures_and_a_dead_ones_place_is_taken(gauge: Gauge, tide: Tide, clocks: Any) -> None:
    Gauge.objects.update(lease_owner="dead", lease_until=work_clock.machine() + dt.timedelta(minutes=5))
    measured(gauge)
    assert tide.asked == []
    clocks.advance(minutes=6)
    measured(gauge)
    assert tide.asked == ["account"]


def test_a_worker_that_lost_its_lease_stops_asking(
    gauge: Gauge, channel: Channel, tide: Tide, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        a_post(channel, f"p{number}", hours=1)

    def posts(_credentials: Any, ids: Any) -> Any:
        tide.asked.append(f"{len(ids)} posts")
        Gauge.objects.update(lease_owner="another")
        return {}

    monkeypatch.setattr(tide, "posts", posts)
    after = measured(gauge)
    assert tide.asked == ["account", "25 posts"]
    assert after.lease_owner == "another"


def test_measuring_begins_by_itself_for_connected_channels_whose_network_tells(
    channel: Channel, by_hand: Channel
) -> None:
    assert measure_where_due() == 1
    assert list(Gauge.objects.values_list("channel", flat=True)) == [channel.pk]
    assert measure_where_due() == 0


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # the night on which the clocks go back: 3:30 comes twice, and both are the same day
        (dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), "2026-10-25"),
        (dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC), "2026-10-25"),
        # the night on which they go forward
        (dt.datetime(2026, 3, 29, 0, 59, tzinfo=dt.UTC), "2026-03-29"),
        # Independence Day begins at midnight in Karleby, while it is still the 5th in Greenwich
        (dt.datetime(2026, 12, 5, 22, 5, tzinfo=dt.UTC), "2026-12-06"),
    ],
)
def test_a_figures_day_is_the_one_on_the_wall_in_karleby(
    gauge: Gauge, clocks: Any, moment: dt.datetime, day: str
) -> None:
    clocks.set(moment)
    measured(gauge)
    assert {one.day.isoformat() for one in ChannelFigure.objects.all()} == {day}


def test_on_a_day_of_25_hours_the_account_is_asked_once(gauge: Gauge, tide: Tide, clocks: Any) -> None:
    clocks.set(dt.datetime(2026, 10, 25, 0, 5, tzinfo=LOCAL))
    for _hour in range(25):
        gauge = measured(gauge)
        clocks.advance(hours=0.98)
    assert tide.asked == ["account"]


def test_a_removed_post_is_not_asked_about(gauge: Gauge, channel: Channel, tide: Tide) -> None:
    a_post(channel, "p1", hours=1)
    OwnPost.objects.update(removed_at=work_clock.now())
    measured(gauge)
    assert tide.asked == ["account"]


def test_a_new_post_does_not_wait_for_the_hour_and_is_asked_about_once(
    gauge: Gauge, channel: Channel, tide: Tide, clocks: Any
) -> None:
    measured(gauge)
    clocks.advance(minutes=5)
    assert measure_where_due() == 0
    a_post(channel, "p1", minutes=1)
    assert measure_where_due() == 1
    assert measure_where_due() == 0
    tide.told = {"p1": (0, 1)}
    measured(gauge)
    assert measure_where_due() == 0
    assert PostFigure.objects.filter(value__isnull=False).count() == 2


def test_a_new_post_waits_where_the_network_is_in_difficulties(
    gauge: Gauge, channel: Channel, tide: Tide
) -> None:
    tide.failure = networks.NotNow(None, "Busy.")
    measured(gauge)
    a_post(channel, "p1", minutes=1)
    assert measure_where_due() == 0
