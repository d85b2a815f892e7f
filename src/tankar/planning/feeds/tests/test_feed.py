"""The calendar in other calendar programs: read back with icalendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from tankar.channels.models import Channel
from tankar.content.testing.making import ready_item
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.planning.errors import MayNot
from tankar.planning.feeds.actions.keep_feeds import MOST_FEEDS, make_feed, revoke_feed
from tankar.planning.models import FeedKey, Layer, SpecialDay
from tankar.planning.testing.making import at, planned
from tankar.publishing.actions.schedule import schedule


def _events(secret: str) -> list[Any]:
    answer = Client().get(f"/calendar/feed/{secret}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_program_reads_times_titles_languages_and_states(
    aino: Person, channel: Channel, clock: Any
) -> None:
    item = ready_item(aino, channel)
    schedule(aino, item, item.revision, at(26, 9))
    _key, secret = make_feed(aino, "Outlook", "mine")
    (event,) = _events(secret)
    assert event.decoded("dtstart") == at(26, 9)
    assert event["summary"] == "Lukusali on suljettu tänään. (fi+sv) · ajastettu"
    assert event["description"] == "bibban"
    assert event["url"].endswith(f"/items/{item.public_id}/")
    assert event["uid"].startswith(item.public_id)


def test_both_hours_of_the_night_in_which_the_clocks_go_back_are_told_apart(
    aino: Person, channel: Channel, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 10, 20, 6, tzinfo=dt.UTC))
    first, second = (dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC) for hour in (0, 1))
    planned(aino, first, channel)  # 3:30, summer time
    planned(aino, second, channel)  # 3:30, winter time
    _key, secret = make_feed(aino, "Outlook", "mine")
    assert [event.decoded("dtstart") for event in _events(secret)] == [first, second]


def test_nothing_is_sent_again_while_nothing_changed(aino: Person, channel: Channel, clock: Any) -> None:
    planned(aino, at(26, 16), channel)
    _key, secret = make_feed(aino, "Outlook", "mine")
    address, client = f"/calendar/feed/{secret}.ics", Client()
    mark = client.get(address)["ETag"]
    clock.advance(minutes=30)
    again = client.get(address, headers={"If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")
    planned(aino, at(27, 16), channel)
    assert client.get(address, headers={"If-None-Match": mark}).status_code == 200


@pytest.mark.parametrize("secret", ["wrong", "x" * 200, "%00"])
def test_a_wrong_secret_leads_nowhere(db: None, clock: Any, secret: str) -> None:
    assert Client().get(f"/calendar/feed/{secret}.ics").status_code == 404


def test_a_withdrawn_address_and_one_of_somebody_who_left_lead_nowhere(
    aino: Person, lars: Person, clock: Any
) -> None:
    key, secret = make_feed(aino, "Outlook", "mine")
    _other, other = make_feed(lars, "Telefon", "all")
    revoke_feed(aino, key)
    Person.objects.filter(pk=lars.pk).update(is_employee=False, is_elected=True)
    for one in (secret, other):
        assert Client().get(f"/calendar/feed/{one}.ics").status_code == 404


def test_the_address_of_a_closed_account_leads_nowhere(lars: Person, clock: Any) -> None:
    _key, secret = make_feed(lars, "Telefon", "all")
    assert Client().get(f"/calendar/feed/{secret}.ics").status_code == 200
    assert lars.user is not None
    lars.user.is_active = False
    lars.user.save()
    assert Client().get(f"/calendar/feed/{secret}.ics").status_code == 404


def test_the_feed_holds_what_its_person_may_see_and_narrows_as_asked(
    aino: Person, lars: Person, channel: Channel, city_channel: Channel, clock: Any
) -> None:
    planned(aino, at(26, 16), channel, swedish="", finnish="Satutunti")
    planned(lars, at(26, 12), city_channel, swedish="Plan", finnish="Suunnitelma")
    SpecialDay.objects.create(
        layer=Layer.SCHOOL,
        date_from=dt.date(2026, 12, 23),
        date_to=dt.date(2027, 1, 7),
        name_sv="Jullov",
        name_fi="Joululoma",
    )
    found = {
        name: len(_events(make_feed(person, name, whose, language, with_days=days)[1]))
        for name, person, whose, language, days in (
            ("hers", aino, "all", "", False),
            ("hers in Swedish", aino, "mine", "sv", False),
            ("all of Lars", lars, "all", "", False),
            ("his own", lars, "mine", "", False),
            ("with days", lars, "mine", "", True),
        )
    }
    assert found == {"hers": 1, "hers in Swedish": 0, "all of Lars": 2, "his own": 1, "with days": 2}


def test_the_address_is_shown_once_and_kept_as_a_digest(
    aino: Person, as_person: SignedIn, clock: Any
) -> None:
    client = as_person(aino)
    made = client.post("/calendar/addresses/", {"name": "Puhelin", "whose": "mine"})
    address = made.context["address"]
    assert "no-store" in made["Cache-Control"]
    assert address in made.content.decode()
    secret = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert FeedKey.objects.filter(digest__contains=secret).count() == 0
    page = client.get("/calendar/addresses/").content.decode()
    assert "Puhelin" in page
    assert secret not in page
    client.post(f"/calendar/addresses/{FeedKey.objects.get().public_id}/withdraw/")
    assert FeedKey.objects.count() == 0


def test_nobody_withdraws_the_address_of_another(
    aino: Person, lars: Person, as_person: SignedIn, clock: Any
) -> None:
    key, _secret = make_feed(lars, "Telefon", "all")
    as_person(aino).post(f"/calendar/addresses/{key.public_id}/withdraw/")
    with pytest.raises(MayNot):
        revoke_feed(aino, key)
    assert FeedKey.objects.filter(pk=key.pk).exists()


def test_there_is_an_end_to_addresses(aino: Person, as_person: SignedIn, clock: Any) -> None:
    for number in range(MOST_FEEDS):
        make_feed(aino, str(number), "mine")
    with pytest.raises(MayNot):
        make_feed(aino, "one more", "mine")
    as_person(aino).post("/calendar/addresses/", {"name": "Puhelin", "whose": "mine"})
    assert FeedKey.objects.count() == MOST_FEEDS


def test_what_is_only_planned_is_tentative_and_what_is_approved_is_confirmed(
    aino: Person, channel: Channel, clock: Any
) -> None:
    planned(aino, at(26, 16), channel)
    item = ready_item(aino, channel)
    schedule(aino, item, item.revision, at(27, 9))
    _key, secret = make_feed(aino, "Outlook", "mine")
    assert [str(event["status"]) for event in _events(secret)] == ["TENTATIVE", "CONFIRMED"]


def test_a_plan_without_a_channel_carries_no_empty_lines(lars: Person, clock: Any) -> None:
    planned(lars, at(26, 16))
    _key, secret = make_feed(lars, "Outlook", "mine")
    (event,) = _events(secret)
    assert "description" not in event
    assert "categories" not in event


def test_days_of_a_layer_are_whole_days_whatever_the_clocks_do_and_an_evening_begins_at_its_time(
    aino: Person, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 10, 20, 6, tzinfo=dt.UTC))
    named = {"name_sv": "Höstlov, med komma; och mer", "name_fi": "Syysloma"}
    spans = (
        (Layer.SCHOOL, dt.date(2026, 10, 24), dt.date(2026, 10, 26), None),
        (Layer.COUNCIL, dt.date(2026, 10, 26), dt.date(2026, 10, 26), dt.time(18)),
    )
    for layer, first, last, time in spans:
        SpecialDay.objects.create(layer=layer, date_from=first, date_to=last, time=time, **named)
    _key, secret = make_feed(aino, "Outlook", "mine", with_days=True)
    holiday, evening = _events(secret)
    assert (holiday.decoded("dtstart"), holiday.decoded("dtend")) == (
        dt.date(2026, 10, 24),
        dt.date(2026, 10, 27),
    )
    assert evening.decoded("dtstart") == dt.datetime(
        2026, 10, 26, 16, tzinfo=dt.UTC
    )  # 18:00, winter time again
    assert "Syysloma" in holiday["summary"]
