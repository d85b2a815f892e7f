"""Days, usual times, the week: what people keep and where they begin."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.models import Item
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.planning.actions.keep_days import Days, add_days
from tankar.planning.actions.keep_slots import keep_slots
from tankar.planning.errors import MayNot, WrongDays
from tankar.planning.models import Layer, Rhythm, Slot, SpecialDay
from tankar.planning.testing.making import at, planned

QUIET = {
    "layer": "quiet",
    "name_sv": "Begravning",
    "name_fi": "Hautajaiset",
    "date_from": "2026-11-27",
    "every": "0",
}


def test_communications_adds_changes_and_removes_days(lars: Person, as_person: SignedIn, clock: Any) -> None:
    client = as_person(lars)
    client.post("/calendar/days/", QUIET)
    row = SpecialDay.objects.get()
    assert (row.date_from, row.date_to) == (dt.date(2026, 11, 27),) * 2
    assert "Begravning" in client.get("/calendar/days/").content.decode()
    address = f"/calendar/days/{row.public_id}/"
    assert "Hautajaiset" in client.get(address).content.decode()
    client.post(address, {**QUIET, "date_to": "2026-11-28"})
    row.refresh_from_db()
    assert row.date_to == dt.date(2026, 11, 28)
    client.post(f"{address}remove/")
    client.post(f"{address}remove/")
    assert SpecialDay.objects.count() == 0


def test_the_council_comes_again_every_fourth_week(lars: Person, as_person: SignedIn, clock: Any) -> None:
    evening = {
        **QUIET,
        "layer": "council",
        "date_from": "2026-11-30",
        "time": "18:00",
        "every": "4",
        "until": "2027-02-22",
    }
    as_person(lars).post("/calendar/days/", evening)
    assert [row.date_from.isoformat() for row in SpecialDay.objects.order_by("date_from")] == [
        *("2026-11-30", "2026-12-28", "2027-01-25", "2027-02-22"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"date_to": "2026-11-26"},
        {"date_to": "2029-11-26"},
        {"every": "1"},
        {"every": "1", "until": "2040-01-01"},
        {"layer": "holidays"},
        {"name_fi": ""},
    ],
)
def test_days_that_do_not_fit_are_told_and_none_are_kept(
    lars: Person, as_person: SignedIn, clock: Any, wrong: dict[str, str]
) -> None:
    assert as_person(lars).post("/calendar/days/", {**QUIET, **wrong}).status_code == 422
    assert SpecialDay.objects.count() == 0


def test_only_communications_keeps_days(aino: Person, lars: Person, as_person: SignedIn, clock: Any) -> None:
    day = dt.date(2026, 11, 27)
    with pytest.raises(MayNot):
        add_days(aino, Days(Layer.QUIET, day, day, "x", "x"))
    with pytest.raises(WrongDays):
        add_days(lars, Days(Layer.FLAG, day, day, "x", "x"))
    assert as_person(aino).get("/calendar/days/").status_code == 403


def test_a_manager_keeps_the_usual_times_of_her_channel(
    aino: Person, channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    client = as_person(aino)
    address = f"/calendar/times/{channel.public_id}/"
    client.post(address, {"day_0": "9, 16.00", "day_3": "16:30", "rhythm": "7"})
    kept = set(Slot.objects.values_list("weekday", "time"))
    assert kept == {(0, dt.time(9)), (0, dt.time(16)), (3, dt.time(16, 30))}
    assert Rhythm.objects.get().days == 7
    assert "9.00, 16.00" in client.get(address).content.decode()
    assert "16.30" in client.get("/calendar/times/").content.decode()
    client.post(address, {"day_0": "9.00", "rhythm": ""})
    assert (Slot.objects.count(), Rhythm.objects.count()) == (1, 0)


@pytest.mark.parametrize("said", ["kl nio", "25.00", "9.99"])
def test_what_is_no_time_is_told(
    aino: Person, channel: Channel, as_person: SignedIn, clock: Any, said: str
) -> None:
    answer = as_person(aino).post(f"/calendar/times/{channel.public_id}/", {"day_0": said})
    assert answer.status_code == 422
    assert Slot.objects.count() == 0


def test_nobody_keeps_the_times_of_anothers_channel(
    mikko: Person, channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    with pytest.raises(MayNot):
        keep_slots(mikko, channel, [(0, dt.time(9))], None)


def test_the_week_shows_each_channel_and_where_to_write(
    lars: Person, channel: Channel, city_channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    Slot.objects.create(channel=channel, weekday=4, time=dt.time(15))
    planned(lars, at(26, 16), city_channel, swedish="I rådhuset", finnish="Raatihuoneella")
    client = as_person(lars)
    page = client.get("/calendar/week/?date=2026-11-23").content.decode()
    assert "I rådhuset" in page
    assert f"planned_at=2026-11-27T15:00&amp;channel={channel.public_id}" in page
    assert page.count("planned_at=") == 13
    mine = client.get("/calendar/week/?date=2026-11-23&whose=mine").content.decode()
    assert mine.count("planned_at=") == 6


def test_a_suggestion_of_the_season_becomes_an_idea_on_its_day(
    lars: Person, city_channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    client = as_person(lars)
    page = client.get("/calendar/week/?date=2026-11-30")
    topic = next(one for one in page.context["topics"] if "ucia" in one["name"])
    client.post("/calendar/week/idea/", {"topic": topic["number"], "day": "2026-12-03"})
    idea = Item.objects.get()
    assert (idea.state, idea.planned_at) == ("idea", at(3, 9, month=12))
    assert "ucia" in client.get("/calendar/?date=2026-12-03").content.decode()


@pytest.mark.parametrize(
    "sent", [{"topic": "999", "day": "2026-12-03"}, {"topic": "x"}, {"topic": "1", "day": "x"}]
)
def test_a_suggestion_that_is_none_leads_nowhere(
    lars: Person, as_person: SignedIn, clock: Any, sent: dict[str, str]
) -> None:
    assert as_person(lars).post("/calendar/week/idea/", sent).status_code == 404
    assert Item.objects.count() == 0


def test_from_friday_on_the_week_to_come_is_planned(lars: Person, as_person: SignedIn, clock: Any) -> None:
    client = as_person(lars)
    assert client.get("/calendar/week/").context["period"].first == dt.date(2026, 11, 23)
    clock.set(at(27, 9))
    assert client.get("/calendar/week/").context["period"].first == dt.date(2026, 11, 30)


def test_a_day_leads_to_writing_and_noting_there(lars: Person, as_person: SignedIn, clock: Any) -> None:
    client = as_person(lars)
    page = client.get("/calendar/day/2026-12-06/").content.decode()
    assert "?planned_at=2026-12-06T09:00" in page
    assert "/ideas/?day=2026-12-06" in page
    assert "lvständighetsdagen" in page
    for nowhere in ("2026-13-01", "2099-12-31", "kaka"):
        assert client.get(f"/calendar/day/{nowhere}/").status_code == 404
