"""Every channel and every working day: is there somebody who answers?"""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.cover.days import morning_of, run_of, span_words, working_days_before
from tankar.channels.cover.reckoning import reckon, uncovered
from tankar.channels.models import Channel, ChannelAssignment, ChannelEntry, CoverPause, Kind
from tankar.channels.testing.answering import name
from tankar.channels.testing.sample import a_channel
from tankar.organisation.models import Absence, Person, WeeklyPattern
from tankar.work import clock


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def nobody(channel: Channel, first: str, last: str) -> list[str]:
    fresh = Channel.objects.select_related("entry").get(pk=channel.pk)
    return [one.isoformat() for one in uncovered(reckon([fresh], day(first), day(last))[channel.pk])]


def away(person: Person, first: str, last: str) -> None:
    Absence.objects.create(person=person, first_day=day(first), last_day=day(last))


def test_a_manager_who_is_there_covers_every_day(channel: Channel) -> None:
    assert nobody(channel, "2026-11-23", "2026-12-31") == []


def test_two_days_away_are_two_days_without_an_answerer(channel: Channel, aino: Person) -> None:
    away(aino, "2026-11-25", "2026-11-26")
    assert nobody(channel, "2026-11-23", "2026-11-29") == ["2026-11-25", "2026-11-26"]


def test_a_deputy_who_is_there_covers_them(channel: Channel, aino: Person, lars: Person) -> None:
    name(channel, lars, deputy=True)
    away(aino, "2026-11-25", "2026-11-26")
    assert nobody(channel, "2026-11-23", "2026-11-29") == []
    away(lars, "2026-11-26", "2026-11-26")
    assert nobody(channel, "2026-11-23", "2026-11-29") == ["2026-11-26"]


def test_a_weekly_pattern_leaves_the_same_weekday_uncovered_every_week(
    channel: Channel, aino: Person
) -> None:
    WeeklyPattern.objects.create(person=aino, weekdays=[4])
    assert nobody(channel, "2026-11-23", "2026-12-06") == ["2026-11-27", "2026-12-04"]


def test_weekends_and_finnish_holidays_need_nobody(channel: Channel, aino: Person) -> None:
    """Independence Day 2027 is a Monday; both Christmas days and Christmas Eve are closed."""
    away(aino, "2026-12-21", "2026-12-31")
    assert nobody(channel, "2026-12-21", "2026-12-31") == [
        f"2026-12-{number}" for number in (21, 22, 23, 28, 29, 30, 31)
    ]
    away(aino, "2027-12-03", "2027-12-07")
    assert nobody(channel, "2027-12-03", "2027-12-07") == ["2027-12-03", "2027-12-07"]


def test_the_week_in_which_the_clocks_change_has_its_five_days(channel: Channel, aino: Person) -> None:
    away(aino, "2027-03-22", "2027-03-31")
    # Good Friday 26 March and Easter Monday 29 March are closed; the clocks change on the 28th
    assert nobody(channel, "2027-03-22", "2027-03-31") == [
        f"2027-03-{number}" for number in (22, 23, 24, 25, 30, 31)
    ]


def test_out_of_season_and_after_its_last_day_nobody_need_be_there(channel: Channel, aino: Person) -> None:
    away(aino, "2026-11-25", "2026-11-26")
    Channel.objects.filter(pk=channel.pk).update(season_first=5, season_last=9)
    assert nobody(channel, "2026-11-23", "2026-11-29") == []
    Channel.objects.filter(pk=channel.pk).update(
        season_first=None, season_last=None, closes_on=day("2026-11-25")
    )
    assert nobody(channel, "2026-11-23", "2026-11-29") == ["2026-11-25"]


@pytest.mark.parametrize(
    "columns", [{"answered": "no"}, {"answered": "weekdays"}], ids=["only tells", "answered"]
)
def test_a_channel_that_only_tells_needs_nobody(
    channel: Channel, aino: Person, columns: dict[str, str]
) -> None:
    ChannelEntry.objects.create(channel=channel, **columns)
    away(aino, "2026-11-25", "2026-11-25")
    assert bool(nobody(channel, "2026-11-23", "2026-11-29")) is (columns["answered"] != "no")


def test_the_citys_own_feed_needs_nobody(channel: Channel) -> None:
    feed = a_channel("Flödet", kind=Kind.OWN, network="feed")
    assert nobody(feed, "2026-11-23", "2026-11-29") == []


def test_a_pause_takes_out_its_days_and_one_by_hand_all(channel: Channel, aino: Person) -> None:
    away(aino, "2026-11-25", "2026-11-27")
    CoverPause.objects.create(
        channel=channel,
        first_day=day("2026-11-25"),
        last_day=day("2026-11-26"),
        notice_sv="Vi svarar inte.",
        notice_fi="Emme vastaa.",
        arranged_at=clock.now(),
    )
    assert nobody(channel, "2026-11-23", "2026-11-29") == ["2026-11-27"]
    CoverPause.objects.all().delete()
    Channel.objects.filter(pk=channel.pk).update(is_paused=True)
    assert nobody(channel, "2026-11-23", "2026-11-29") == []


def test_an_assignment_covers_only_between_its_dates(channel: Channel, aino: Person) -> None:
    ChannelAssignment.objects.update(valid_from=day("2026-11-24"), valid_to=day("2026-11-25"))
    assert nobody(channel, "2026-11-23", "2026-11-29") == ["2026-11-23", "2026-11-26", "2026-11-27"]


def test_a_hundred_channels_are_asked_about_as_often_as_one(channel: Channel, aino: Person) -> None:
    for number in range(100):
        name(a_channel(f"Kanal {number}"), aino)
    found = list(Channel.objects.select_related("entry"))
    with CaptureQueriesContext(connection) as asked:
        reckon(found, day("2026-11-23"), day("2027-01-17"))
    assert len(asked) == 3


def test_days_are_told_in_the_same_few_signs_in_every_language() -> None:
    assert span_words(day("2026-11-25"), day("2026-11-25")) == "25.11."
    assert span_words(day("2026-11-25"), day("2026-11-26")) == "25–26.11."
    assert span_words(day("2026-11-30"), day("2026-12-02")) == "30.11.–2.12."


def test_days_with_a_weekend_between_belong_together() -> None:
    days = [day("2026-11-26"), day("2026-11-27"), day("2026-11-30"), day("2026-12-03")]
    assert run_of(days) == (day("2026-11-26"), day("2026-11-30"))


def test_ahead_is_counted_in_working_days_over_a_holiday() -> None:
    # 6 December 2027 is Independence Day, a Monday
    assert working_days_before(day("2027-12-08"), 2) == day("2027-12-03")
    assert morning_of(day("2027-12-06")).date() == day("2027-12-03")
