"""What was posted in a network's own app stands in the calendar, and what was removed there is told as such."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.models import Item
from tankar.content.testing.making import make_channel, ready_item
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.planning.gaps import signs
from tankar.planning.pages import read
from tankar.planning.reading import entitle, entries_between
from tankar.planning.testing.making import at
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Delivery, OwnPost
from tankar.work import demo
from tankar.work.clock import LOCAL, local

pytestmark = [pytest.mark.django_db, pytest.mark.db]

LIVE = "https://lighthouse.example/p/"


@pytest.fixture
def there(library: Unit, aino: Person, clock: Any) -> Channel:
    return make_channel("Biblioteket", library, aino)


def posted(channel: Channel, network_id: str, moment: dt.datetime, **more: Any) -> OwnPost:
    given = {"text": "Sagostund i dag\nVälkommen!", "url": LIVE + network_id, "posted_at": moment}
    return OwnPost.objects.create(channel=channel, network_id=network_id, **{**given, **more})


@pytest.fixture
def sent(lars: Person, city_channel: Channel, clock: Any) -> Delivery:
    """Out on the city's channel since Friday, and seen there."""
    item = ready_item(lars, city_channel)
    schedule(lars, item, item.revision, at(25, 9))
    Delivery.objects.update(state="delivered", delivered_at=at(20, 9), network_id="d1")
    delivery = Delivery.objects.get()
    posted(city_channel, "d1", at(20, 9), delivery=delivery)
    return delivery


def entries(person: Person, **more: Any) -> list[Any]:
    found = entries_between(person, at(1, 0), at(30, 0), [], **more)
    entitle(found)
    return found


def page(as_person: SignedIn, person: Person, address: str) -> BeautifulSoup:
    Person.objects.filter(pk=person.pk).update(language="en")
    return BeautifulSoup(as_person(person).get(address).content, "html.parser")


def test_a_post_made_in_the_app_stands_on_its_day_with_its_words_and_nothing_to_move(
    there: Channel, aino: Person
) -> None:
    posted(there, "1", at(20, 9))
    (entry,) = entries(aino)
    assert (entry.status, entry.title, entry.there) == ("there", "Sagostund i dag", LIVE + "1")
    assert (entry.day, entry.at) == (dt.date(2026, 11, 20), at(20, 9))
    assert [entry.is_item, entry.can_move, entry.is_planned] == [False] * 3
    assert (entry.languages, entry.channel_ids) == ((), (there.pk,))


@pytest.mark.parametrize(
    "address",
    [
        "/calendar/",
        "/calendar/?view=agenda",
        "/calendar/?view=week",
        "/calendar/day/2026-11-23/",
    ],
)
def test_it_is_marked_in_words_and_leads_to_the_live_post(
    there: Channel, aino: Person, as_person: SignedIn, address: str
) -> None:
    posted(there, "1", at(23, 7))
    soup = page(as_person, aino, address)
    (row,) = soup.select(".cal-entry")
    assert "posted in the network’s own app" in row.get_text()
    link = row.select_one("a")
    assert link is not None
    assert link["href"] == LIVE + "1"
    assert "Move…" not in row.get_text()


def test_only_whoever_posts_on_the_channel_sees_it(
    there: Channel, aino: Person, lars: Person, petra: Person
) -> None:
    posted(there, "1", at(20, 9))
    assert len(entries(aino)) == len(entries(lars)) == 1
    assert entries(petra, with_others=True) == []
    ChannelAssignment.objects.filter(person=aino).delete()
    assert entries(Person.objects.get(pk=aino.pk), with_others=True) == []


def test_what_tankar_sent_stands_there_once(sent: Delivery, lars: Person) -> None:
    (entry,) = entries(lars)
    assert (entry.status, entry.is_item) == ("out", True)


def test_a_post_removed_on_its_network_says_so(
    sent: Delivery, there: Channel, lars: Person, as_person: SignedIn
) -> None:
    OwnPost.objects.update(removed_at=at(21, 9))
    posted(there, "2", at(22, 9), removed_at=at(22, 10))
    assert [entry.status for entry in entries(lars)] == ["gone", "gone_there"]
    text = page(as_person, lars, "/calendar/?view=agenda&date=2026-11-20").get_text()
    assert "was out, removed on the network" in text
    soup = page(as_person, lars, "/calendar/day/2026-11-22/")
    (row,) = soup.select(".cal-entry")
    assert "removed there" in row.get_text()
    assert not row.select("a")


def test_of_others_posts_a_removed_one_opens_no_way_to_their_item(sent: Delivery, aino: Person) -> None:
    OwnPost.objects.update(removed_at=at(21, 9))
    (entry,) = entries(aino, with_others=True)
    assert (entry.status, entry.is_open) == ("out", False)


def test_the_items_page_says_that_it_is_gone_and_links_to_nothing(
    sent: Delivery, lars: Person, as_person: SignedIn
) -> None:
    OwnPost.objects.update(removed_at=at(21, 9))
    soup = page(as_person, lars, f"/items/{Item.objects.get().public_id}/")
    deliveries = soup.select_one("#deliveries")
    assert deliveries is not None
    said = " ".join(deliveries.get_text(" ").split())
    assert "We saw that Saturday 21 November at 9:00." in said
    assert "text, pictures and history are kept" in said


def test_a_channel_that_posts_in_its_app_is_not_silent(there: Channel, aino: Person) -> None:
    def silent() -> list[str]:
        table = read(aino, dt.date(2026, 11, 23), dt.date(2026, 11, 23))
        return [one.words for one in signs.silent(table.entries, table.own, dt.date(2026, 11, 23))]

    assert len(silent()) == 1
    posted(there, "1", at(20, 9))
    assert silent() == []


def test_the_night_on_which_the_clocks_change_has_its_posts_on_their_days(
    there: Channel, aino: Person
) -> None:
    """25 October has 25 hours; Independence Day is a day as any other for what is out already."""
    for number, moment in enumerate(
        [
            dt.datetime(2026, 10, 25, 0, 30, tzinfo=LOCAL),
            dt.datetime(2026, 10, 25, 3, 30, tzinfo=LOCAL),
            dt.datetime(2026, 10, 25, 3, 30, tzinfo=LOCAL, fold=1),
            dt.datetime(2026, 10, 25, 23, 30, tzinfo=LOCAL),
            dt.datetime(2026, 10, 26, 0, 30, tzinfo=LOCAL),
            dt.datetime(2026, 12, 6, 12, tzinfo=LOCAL),
        ]
    ):
        posted(there, str(number), moment.astimezone(dt.UTC))
    found = entries_between(aino, at(1, 0, month=10), at(31, 0, month=12), [])
    assert [entry.day.isoformat() for entry in found] == [*["2026-10-25"] * 4, "2026-10-26", "2026-12-06"]
    assert [local(entry.at).fold for entry in found[:4]] == [0, 0, 1, 0]


def test_a_month_with_three_hundred_of_them_asks_as_often_as_with_three(
    there: Channel, lars: Person, aino: Person, as_person: SignedIn
) -> None:
    def asked(person: Person) -> int:
        client = as_person(person)
        client.get("/calendar/")
        demo.forget()
        demo.current()
        with CaptureQueriesContext(connection) as found:
            assert client.get("/calendar/").status_code == 200
        return len(found)

    def fill(begin: int, end: int) -> None:
        OwnPost.objects.bulk_create(
            OwnPost(channel=there, network_id=str(n), text="x" * 3000, url=LIVE, posted_at=at(1 + n % 28, 9))
            for n in range(begin, end)
        )

    fill(0, 3)
    few = asked(lars), asked(aino)
    fill(3, 300)
    assert (asked(lars), asked(aino)) == few
    assert max(few) <= 12


def test_calendar_programs_are_not_told_of_them(there: Channel, aino: Person) -> None:
    from tankar.planning.feeds.actions.keep_feeds import make_feed
    from tankar.planning.feeds.ical import calendar_of
    from tankar.planning.models import FeedKey

    posted(there, "1", at(20, 9))
    make_feed(aino, name="Outlook", whose="all", language="", with_days=False)
    assert b"Sagostund" not in calendar_of(FeedKey.objects.get())
