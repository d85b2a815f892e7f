"""The calendar's page: what it shows, to whom, in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.review.actions.ask_review import ask_review
from tankar.content.testing.making import ready_item
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.planning.models import Layer, Look, SpecialDay
from tankar.planning.testing.making import at, planned
from tankar.publishing.actions.freeze import freeze
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Delivery
from tankar.work import demo


def _page(client: Any, query: str = "") -> str:
    answer = client.get(f"/calendar/{query}", HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def english(aino: Person, lars: Person) -> None:
    for person in (aino, lars):
        Person.objects.filter(pk=person.pk).update(language="en")
        person.language = "en"


def test_a_month_shows_drafts_what_waits_and_what_is_out(
    aino: Person, channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    planned(aino, at(26, 16), channel)
    schedule(aino, item := ready_item(aino, channel), item.revision, at(25, 9))
    out = ready_item(aino, channel)
    schedule(aino, out, out.revision, at(24, 9))
    Delivery.objects.filter(item=out).update(state="delivered", delivered_at=at(20, 10, 30))
    page = _page(as_person(aino), "?view=month&date=2026-11-23&whole=1")
    assert "November 2026" in page
    assert page.index("10:30") < page.index("9:00") < page.index("16:00")
    for words in ("sv+fi", "draft, planned", "scheduled", "out", "Sagostund på torsdag", "bibban"):
        assert words in page


def test_what_waits_for_a_review_says_so(
    aino: Person, lars: Person, channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    item = planned(aino, at(26, 16), channel)
    assert "waits for review" not in _cells(as_person(aino))
    ask_review(aino, item, item.revision, lars, at(26, 16))
    assert "waits for review" in _cells(as_person(aino))


def _cells(client: Any) -> str:
    """The days themselves, without the choices above them."""
    return _page(client, "?view=agenda&date=2026-11-23").partition('<li class="cal-entry"')[2]


def test_what_a_stop_holds_says_so(
    aino: Person, lars: Person, channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    schedule(aino, item := ready_item(aino, channel), item.revision, at(25, 9))
    freeze(lars, "Storm")
    assert "held by a stop" in _page(as_person(aino), "?view=week&date=2026-11-25")


def test_an_item_on_two_channels_is_one_entry_with_both(
    lars: Person, channel: Channel, city_channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    schedule(lars, item := ready_item(lars, channel, city_channel), item.revision, at(25, 9))
    page = _page(as_person(lars), "?view=agenda&date=2026-11-23")
    assert page.count('<li class="cal-entry"') == 1
    assert "bibban, staden" in page


def test_one_post_that_needs_a_person_gives_the_entry_its_state(
    lars: Person, channel: Channel, city_channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    schedule(lars, item := ready_item(lars, channel, city_channel), item.revision, at(25, 9))
    Delivery.objects.filter(channel=channel).update(state="needs_person", why="overdue")
    assert "needs a person" in _page(as_person(lars), "?view=agenda&date=2026-11-23").split("</details>")[-1]


def test_a_channel_manager_begins_with_her_own_and_never_sees_plans_of_others(
    aino: Person,
    lars: Person,
    channel: Channel,
    city_channel: Channel,
    as_person: SignedIn,
    clock: Any,
    english: None,
) -> None:
    planned(aino, at(26, 16), channel)
    planned(lars, at(26, 12), city_channel, swedish="Hemlig plan", finnish="Salainen")
    client = as_person(aino)
    assert "Hemlig plan" not in _page(client)
    assert "Hemlig plan" not in _page(client, "?whose=all&date=2026-11-26")
    assert "Hemlig plan" in _page(as_person(lars), "?date=2026-11-26")


def test_with_the_layer_of_others_what_is_out_elsewhere_is_shown_without_a_way_to_it(
    aino: Person,
    lars: Person,
    channel: Channel,
    city_channel: Channel,
    as_person: SignedIn,
    clock: Any,
    english: None,
) -> None:
    out = ready_item(lars, city_channel)
    schedule(lars, out, out.revision, at(23, 9))
    Delivery.objects.update(state="delivered", delivered_at=at(23, 7))
    planned(lars, at(26, 12), city_channel, swedish="Hemlig plan", finnish="Salainen")
    assert "staden" not in _page(as_person(aino)).split("cal-weekdays")[1]
    Look.objects.create(person=aino, layers=[Layer.OTHERS])
    page = _page(as_person(aino)).split("cal-weekdays")[1]
    assert "staden" in page
    assert "cal-dimmed" in page
    assert out.public_id not in page
    assert "Hemlig plan" not in page


def test_the_address_narrows_by_channel_unit_language_and_state(
    lars: Person, channel: Channel, city_channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    planned(lars, at(26, 12), city_channel, swedish="I rådhuset", finnish="Raatihuoneella")
    schedule(lars, item := ready_item(lars, channel), item.revision, at(25, 9))
    client = as_person(lars)

    def shown(query: str) -> set[str]:
        body = _page(client, f"?date=2026-11-23&{query}").split("cal-weekdays")[1]
        return {words for words in ("I rådhuset", "Läsesalen") if words in body}

    assert shown("") == {"I rådhuset", "Läsesalen"}
    assert shown(f"channel={channel.public_id}") == {"Läsesalen"}
    assert shown(f"unit={city_channel.owner_unit.public_id}") == {"I rådhuset"}
    assert shown("state=draft") == {"I rådhuset"}
    assert shown("state=scheduled&language=sv") == {"Läsesalen"}
    assert shown("channel=unknown") == set()


@pytest.mark.parametrize(
    "query",
    ["?date=kaka", "?view=year", "?date=9999-99-99", "?date=2100-12-31", "?state=x&language=y", "?whose=z"],
)
def test_an_address_that_means_nothing_is_passed_over(
    lars: Person, as_person: SignedIn, clock: Any, query: str
) -> None:
    _page(as_person(lars), query)


def test_a_full_day_shows_a_few_and_leads_to_all(
    lars: Person, city_channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    for minute in range(7):
        planned(lars, at(26, 9, minute), city_channel)
    client = as_person(lars)
    page = _page(client, "?date=2026-11-23")
    assert page.count('<li class="cal-entry"') == 3
    assert "4 more" in page
    day = client.get("/calendar/day/2026-11-26/").content.decode()
    assert day.count('<li class="cal-entry"') == 7


def test_layers_are_remembered_for_the_person(
    lars: Person, as_person: SignedIn, clock: Any, english: None
) -> None:
    client = as_person(lars)
    assert "Independence Day" in _page(client, "?date=2026-12-01")
    assert "Sibelius Day" not in _page(client, "?date=2026-12-01")
    client.post("/calendar/layers/", {"layer": ["flag", "nonsense"]})
    page = _page(client, "?date=2026-12-01")
    assert "Sibelius Day" in page
    assert Look.objects.get(person=lars).layers == ["flag"]


def test_the_night_in_which_the_clocks_go_back_belongs_to_its_day(
    lars: Person, city_channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    clock.set(dt.datetime(2026, 10, 19, 6, tzinfo=dt.UTC))
    planned(lars, dt.datetime(2026, 10, 24, 21, 30, tzinfo=dt.UTC), city_channel)  # 0:30 on the 25th
    planned(lars, dt.datetime(2026, 10, 25, 21, 30, tzinfo=dt.UTC), city_channel)  # 23:30 on the 25th
    day = as_person(lars).get("/calendar/day/2026-10-25/").content.decode()
    assert day.count('<li class="cal-entry"') == 2


def test_elected_officials_have_no_calendar(johan: Person, as_person: SignedIn, clock: Any) -> None:
    assert as_person(johan).get("/calendar/").status_code == 403


def test_every_view_takes_at_most_twelve_statements(
    aino: Person, channel: Channel, as_person: SignedIn, clock: Any, django_assert_max_num_queries: Any
) -> None:
    for day in range(23, 30):
        planned(aino, at(day, 16), channel)
        schedule(aino, item := ready_item(aino, channel), item.revision, at(day, 17))
    client = as_person(aino)
    _page(client)
    for view in ("month", "week", "agenda"):
        demo.forget()
        demo.current()
        with django_assert_max_num_queries(12):
            _page(client, f"?view={view}")


def test_the_month_that_runs_begins_with_this_week_and_leads_to_its_beginning(
    aino: Person, channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    client = as_person(aino)
    page = _page(client)
    assert page.index('data-drop="2026-11-23"') < page.index('data-drop="2026-12-06"')
    assert 'data-drop="2026-11-22"' not in page
    assert "Earlier this month" in page
    whole = _page(client, "?whole=1")
    assert 'data-drop="2026-10-26"' in whole
    assert "Earlier this month" not in whole
    assert "whole=1" not in whole.split('aria-label="Other days"')[1].split("</nav>")[0]


@pytest.mark.parametrize("day", ["2026-10-05", "2026-12-06", "2026-12-07"])
def test_other_months_begin_with_their_first_week(
    aino: Person, as_person: SignedIn, clock: Any, english: None, day: str
) -> None:
    page = _page(as_person(aino), f"?date={day}")
    assert f'data-drop="{day[:8]}01"' in page
    assert "Earlier this month" not in page


def test_in_the_first_week_of_a_month_there_is_nothing_earlier(
    aino: Person, as_person: SignedIn, clock: Any, english: None
) -> None:
    clock.set(at(3, 9, month=12))
    page = _page(as_person(aino))
    assert 'data-drop="2026-12-01"' in page
    assert "Earlier this month" not in page


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_each_day_says_in_words_what_it_lacks_and_where_posts_collide(
    lars: Person, city_channel: Channel, as_person: SignedIn, clock: Any, english: None, view: str
) -> None:
    planned(lars, at(24, 9), city_channel)
    planned(lars, at(24, 10), city_channel)
    planned(lars, at(25, 9), city_channel, swedish="", finnish="Satutunti")
    page = _page(as_person(lars), f"?view={view}&date=2026-11-23")

    def said(day: str) -> str:
        return page.split(f'data-drop="2026-11-{day}"')[1].split("</li>\n    <li")[0].split("cal-entries")[0]

    assert "close together" in said("24")
    assert "Nothing in Swedish" not in said("24")
    assert "Nothing in Swedish" in said("25")
    assert "Nothing in Finnish" not in said("25")
    assert "Nothing in Finnish" in said("26")


def test_a_day_says_the_same_once(
    lars: Person, city_channel: Channel, as_person: SignedIn, clock: Any, english: None
) -> None:
    for minute in range(6):
        planned(lars, at(24, 9, minute), city_channel)
    page = _page(as_person(lars), "?view=week").split('class="cal ')[1]
    assert page.count("Posts close together") == 1
    assert page.count("Crowded day") == 1


@pytest.mark.parametrize(("language", "words"), [("en", "City council 18:00"), ("sv", "Fullmäktige 18.00")])
def test_the_evening_of_a_meeting_is_told_as_the_language_tells_times(
    lars: Person, as_person: SignedIn, clock: Any, language: str, words: str
) -> None:
    Person.objects.filter(pk=lars.pk).update(language=language)
    names = {"name_sv": "Fullmäktige", "name_fi": "Valtuusto", "name_en": "City council"}
    day = dt.date(2026, 11, 23)
    SpecialDay.objects.create(layer=Layer.COUNCIL, date_from=day, date_to=day, time=dt.time(18), **names)
    assert words in as_person(lars).get("/calendar/", HTTP_ACCEPT_LANGUAGE=language).content.decode()
