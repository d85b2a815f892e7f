"""Gaps, collisions, days without a language; the next free time; the almanac."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel, ready_item
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.planning.almanac import days as almanac
from tankar.planning.gaps.signs import Sign, bad_moments
from tankar.planning.models import Layer, Rhythm, Slot, SpecialDay
from tankar.planning.moments import day_of
from tankar.planning.pages import read
from tankar.planning.reading import entitle
from tankar.planning.slots import next_free
from tankar.planning.testing.making import at, planned
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Delivery
from tankar.work.clock import local


def _signs(person: Person, kind: str) -> list[Sign]:
    day = dt.date(2026, 11, 23)
    table = read(person, day, day)
    entitle([], [one for one in table.entries if one.is_planned])
    with translation.override("en"):
        return [one for one in table.signs() if one.kind == kind]


def _quiet(day: dt.date, name: str = "Begravning") -> SpecialDay:
    return SpecialDay.objects.create(
        layer=Layer.QUIET, date_from=day, date_to=day, name_sv=name, name_fi=name
    )


def test_an_office_day_without_swedish_is_a_gap_until_something_is_planned(
    aino: Person, channel: Channel, clock: Any
) -> None:
    before = {one.day for one in _signs(aino, "gap") if one.language == "sv"}
    # fourteen days from Monday 23 November: ten office days
    assert len(before) == 10
    planned(aino, at(26, 16), channel)
    after = {one.day for one in _signs(aino, "gap") if one.language == "sv"}
    assert before - after == {dt.date(2026, 11, 26)}


def test_a_plan_in_finnish_alone_leaves_the_swedish_gap(aino: Person, channel: Channel, clock: Any) -> None:
    planned(aino, at(26, 16), channel, swedish="", finnish="Satutunti torstaina")
    gaps = {(one.day, one.language) for one in _signs(aino, "gap")}
    assert (dt.date(2026, 11, 26), "sv") in gaps
    assert (dt.date(2026, 11, 26), "fi") not in gaps


def test_a_channel_in_finnish_alone_makes_no_swedish_gap(aino: Person, library: Unit, clock: Any) -> None:
    make_channel("lukupiiri", library, aino, language_policy="fi", first_language="fi")
    assert {one.language for one in _signs(aino, "gap")} == {"fi"}


def test_gaps_are_those_of_ones_own_channels(
    aino: Person, mikko: Person, channel: Channel, clock: Any
) -> None:
    assert _signs(aino, "gap")
    assert _signs(mikko, "gap") == []


def test_a_channel_is_silent_after_its_own_rhythm(aino: Person, channel: Channel, clock: Any) -> None:
    assert [one.words for one in _signs(aino, "silent")] == [
        "bibban: nothing for 14 days, and nothing planned."
    ]
    item = ready_item(aino, channel)
    schedule(aino, item, item.revision, at(24, 9))
    Delivery.objects.update(state="delivered", delivered_at=at(18, 9))
    assert _signs(aino, "silent") == []
    Rhythm.objects.create(channel=channel, days=3)
    assert len(_signs(aino, "silent")) == 1
    Rhythm.objects.update(days=0)
    assert _signs(aino, "silent") == []


def test_a_paused_channel_lacks_nothing(aino: Person, channel: Channel, clock: Any) -> None:
    Channel.objects.update(is_paused=True)
    assert _signs(aino, "silent") == _signs(aino, "gap") == []


def test_two_posts_within_two_hours_collide_on_one_channel_only(
    aino: Person, channel: Channel, library: Unit, clock: Any
) -> None:
    other = make_channel("gramma", library, aino)
    planned(aino, at(26, 16), channel)
    planned(aino, at(26, 17), other)
    assert _signs(aino, "close") == []
    planned(aino, at(26, 17, 59), channel)
    assert [one.day for one in _signs(aino, "close")] == [dt.date(2026, 11, 26)]


def test_more_than_four_a_day_is_many(aino: Person, channel: Channel, clock: Any) -> None:
    for hour in (7, 9, 11, 13):
        planned(aino, at(26, hour), channel)
    assert _signs(aino, "many") == []
    planned(aino, at(26, 15), channel)
    assert [one.words for one in _signs(aino, "many")] == ["bibban: 5 posts on Thursday 26 November."]


def test_a_post_on_a_quiet_day_and_in_a_council_evening_is_told(
    aino: Person, channel: Channel, clock: Any
) -> None:
    _quiet(dt.date(2026, 11, 26))
    SpecialDay.objects.create(
        layer=Layer.COUNCIL,
        date_from=dt.date(2026, 11, 30),
        date_to=dt.date(2026, 11, 30),
        time=dt.time(18),
        name_sv="Fullmäktige",
        name_fi="Valtuusto",
    )
    planned(aino, at(26, 16), channel)
    planned(aino, at(30, 17), channel)
    assert [one.day.day for one in _signs(aino, "moment")] == [26]
    planned(aino, at(30, 19, 30), channel)
    assert [one.day.day for one in _signs(aino, "moment")] == [26, 30]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(26, 16), 0),
        (at(28, 12), 1),  # Saturday
        (at(26, 22), 1),
        (at(24, 12, month=12), 1),  # Christmas Eve
        (at(18, 12, month=6), 0),  # the day before Midsummer Eve
        (at(19, 12, month=6), 1),  # Midsummer Eve
    ],
)
def test_what_speaks_against_a_moment(moment: dt.datetime, said: int) -> None:
    assert len(bad_moments(moment, [], "sv")) == said


def test_the_next_free_time_is_a_usual_one_that_nothing_is_near(
    aino: Person, channel: Channel, clock: Any
) -> None:
    Slot.objects.create(channel=channel, weekday=3, time=dt.time(16))
    free = next_free([channel], clock(), clock())
    assert free == at(26, 16)
    planned(aino, at(26, 15), channel)
    assert next_free([channel], clock(), clock()) == at(3, 16, month=12)
    _quiet(dt.date(2026, 12, 3))
    assert next_free([channel], clock(), clock()) == at(10, 16, month=12)
    assert next_free([channel], at(10, 16, month=12), clock()) == at(17, 16, month=12)


def test_a_channel_without_times_has_ours_on_office_days(channel: Channel, clock: Any) -> None:
    assert next_free([channel], clock(), clock()) == at(23, 9)
    assert next_free([channel], at(27, 16), clock()) == at(30, 9)
    # Independence Day, a Sunday, is passed over; so is what a stop of the clock would make of it
    assert next_free([channel], at(4, 16, month=12), clock()) == at(7, 9, month=12)


def test_four_full_weeks_give_no_time_rather_than_a_bad_one(channel: Channel, clock: Any) -> None:
    SpecialDay.objects.create(
        layer=Layer.QUIET,
        date_from=dt.date(2026, 11, 1),
        date_to=dt.date(2027, 1, 31),
        name_sv="Sorgetid",
        name_fi="Suruaika",
    )
    assert next_free([channel], clock(), clock()) is None


def test_a_usual_time_stays_at_its_hour_when_the_clocks_change(channel: Channel, clock: Any) -> None:
    clock.set(dt.datetime(2027, 3, 27, 10, tzinfo=dt.UTC))
    Slot.objects.create(channel=channel, weekday=6, time=dt.time(12))
    free = next_free([channel], clock(), clock())
    # Easter Sunday 2027 is 28 March: passed over
    assert free is not None
    assert (day_of(free), local(free).hour) == (dt.date(2027, 4, 4), 12)


def test_flag_days_that_move_find_their_day() -> None:
    days = {flag.en: date for date, flag in almanac.flag_days(2026)}
    assert days["Mother's Day"] == dt.date(2026, 5, 10)
    assert days["Day of the Fallen"] == dt.date(2026, 5, 17)
    assert days["Midsummer, Day of the Finnish Flag"] == dt.date(2026, 6, 20)
    assert days["Day of Finnish Nature"] == dt.date(2026, 8, 29)
    assert days["Father's Day"] == dt.date(2026, 11, 8)


@pytest.mark.parametrize("year", range(2024, 2032))
def test_the_season_wheel_has_a_word_for_every_week(year: int) -> None:
    monday = dt.date.fromisocalendar(year, 1, 1)
    empty = [
        week
        for week in range(52)
        if not almanac.topics_between(
            monday + dt.timedelta(weeks=week), monday + dt.timedelta(weeks=week, days=6)
        )
    ]
    assert len(empty) <= 2


def test_the_names_of_flag_days_and_topics_exist_in_three_languages() -> None:
    flags = [flag for _date, flag in almanac.flag_days(2026)]
    for language in ("sv", "fi", "en"):
        assert all(flag.name(language).strip() for flag in flags)
        assert all(topic.name(language).strip() for topic in almanac.topics())


def test_today_tells_the_coming_gaps_and_what_is_in_one_language(
    aino: Person, channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    Person.objects.filter(pk=aino.pk).update(language="en")
    planned(aino, at(26, 16), channel, swedish="", finnish="Satutunti torstaina")
    item = ready_item(aino, channel)
    schedule(aino, item, item.revision, at(23, 15))
    page = as_person(aino).get("/").content.decode()
    assert "Coming gaps" in page
    assert "Swedish is missing" in page
    assert "Satutunti torstaina" in page


def test_the_composer_offers_the_next_free_time_and_schedules_for_it(
    aino: Person, mikko: Person, channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    client = as_person(aino)
    item = ready_item(aino, channel)
    address = f"/calendar/slot/{item.public_id}/"
    assert address in client.get(f"/items/{item.public_id}/write/").content.decode()
    value = f"at:{at(23, 9).isoformat()}"
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert value in part
    assert "<html" not in part
    assert value in client.get(address).content.decode()
    assert as_person(mikko).get(address).status_code == 404
    client.post(f"/items/{item.public_id}/publish/", {"when": value})
    assert Delivery.objects.get().not_before == at(23, 9)
    nonsense = ready_item(aino, channel)
    answer = client.post(f"/items/{nonsense.public_id}/publish/", {"when": "at:kaka"})
    assert answer.status_code == 422
    assert Delivery.objects.filter(item=nonsense).count() == 0
