"""The page Share on Aino's phone and Johan's, and what it never does."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.models import Asset, Brand, Item
from tankar.journal.models import Entry
from tankar.organisation.access import today
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.sharing.actions.offer_kit import withdraw
from tankar.sharing.models import Kit
from tankar.sharing.testing.making import kit_of, out, ticked
from tankar.work import clock as house_clock

pytestmark = pytest.mark.django_db
SHARE = reverse("sharing:list")


@pytest.fixture(autouse=True)
def english(lars: Person, aino: Person, johan: Person, mikko: Person, clock: Any) -> None:
    Person.objects.update(language="en")


def soup(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def address(kit: Kit) -> str:
    return reverse("sharing:kit", args=[kit.public_id])


def ways(client: Client, kit: Kit) -> dict[str, str]:
    page = soup(client.get(address(kit)))
    return {str(one.contents[0]).strip(): str(one["href"]) for one in page.select(".ways a")}


@pytest.mark.parametrize("who", ["aino", "johan"])
def test_every_employee_and_every_elected_official_finds_it(
    who: str, request: Any, as_person: SignedIn, lars: Person, feed: Channel
) -> None:
    kit = kit_of(lars, feed)
    client = as_person(request.getfixturevalue(who))
    assert "Lukusali on suljettu" in client.get(SHARE).content.decode()
    page = client.get(address(kit)).content.decode()
    assert "Ready words in Swedish" in page
    assert "Ready words in Finnish" in page
    assert kit.link in page


def test_who_is_not_signed_in_is_led_to_sign_in(client: Client, lars: Person, feed: Channel) -> None:
    assert client.get(address(kit_of(lars, feed)))["Location"].startswith("/sign-in/")


def test_a_networks_own_page_gets_the_public_link_and_the_words_and_nothing_else(
    as_person: SignedIn, aino: Person, lars: Person, feed: Channel
) -> None:
    kit = kit_of(lars, feed)
    found = ways(as_person(aino), kit)
    assert {"Facebook", "LinkedIn", "X", "WhatsApp", "Bluesky"} <= set(found)
    for url in found.values():
        assert url.startswith("https://")
        assert aino.public_id not in url
        assert "localhost" not in url.split("/")[2]
    assert found["Facebook"] == (
        "https://www.facebook.com/sharer/sharer.php?u=" + kit.link.replace(":", "%3A").replace("/", "%2F")
    )


def test_looking_and_sharing_leaves_no_trace_of_who_did(
    as_person: SignedIn, aino: Person, lars: Person, feed: Channel
) -> None:
    kit = kit_of(lars, feed, picture=True)
    client = as_person(aino)
    client.get(SHARE)
    entries = Entry.objects.count()
    with CaptureQueriesContext(connection) as asked:
        client.get(address(kit))
        client.get(reverse("sharing:picture", args=[kit.public_id, 0]))
    written = [one["sql"] for one in asked if one["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert [one for one in written if "session" not in one and "device" not in one] == []
    assert Entry.objects.count() == entries


def test_what_was_taken_off_says_so_and_hands_nothing_out(
    as_person: SignedIn, johan: Person, lars: Person, feed: Channel
) -> None:
    kit = kit_of(lars, feed, picture=True)
    withdraw(lars, kit)
    client = as_person(johan)
    answer = client.get(address(kit))
    assert answer.status_code == 410
    assert "No longer to be shared" in answer.content.decode()
    assert "Läsesalen" not in answer.content.decode()
    assert client.get(reverse("sharing:picture", args=[kit.public_id, 0])).status_code == 404
    assert "Nothing is on the page just now." in client.get(SHARE).content.decode()


def test_after_its_last_day_it_says_that_the_day_has_passed(
    as_person: SignedIn, aino: Person, lars: Person, feed: Channel, clock: Any
) -> None:
    kit = kit_of(lars, feed)
    clock.advance(days=31)
    answer = as_person(aino).get(address(kit))
    assert answer.status_code == 410
    assert "Its last day has passed." in answer.content.decode()


def test_a_picture_is_taken_along_as_a_file(
    as_person: SignedIn, aino: Person, lars: Person, feed: Channel
) -> None:
    kit = kit_of(lars, feed, picture=True)
    answer = as_person(aino).get(reverse("sharing:picture", args=[kit.public_id, 0]) + "?take=1")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="karleby-kokkola-1.')


def test_the_writer_offers_and_takes_off_beside_the_post(
    as_person: SignedIn, lars: Person, mikko: Person, feed: Channel
) -> None:
    item = out(lars, ticked(lars, feed, tick=False))
    client, there = as_person(lars), reverse("content:item", args=[item.public_id])
    assert "Offer it to colleagues" in client.get(there).content.decode()
    offered = client.post(
        reverse("sharing:offer", args=[item.public_id]), {"until": "2026-12-06"}, follow=True
    )
    assert "Colleagues find it on the page Share now" in offered.content.decode()
    kit = Kit.objects.get()
    off = client.post(reverse("sharing:withdraw", args=[kit.public_id]), follow=True)
    assert "It is off the page Share" in off.content.decode()
    again = client.post(reverse("sharing:withdraw", args=[kit.public_id]), follow=True)
    assert "It was off the page already." in again.content.decode()
    assert as_person(mikko).post(reverse("sharing:withdraw", args=[kit.public_id])).status_code in {403, 404}


@pytest.mark.parametrize("until", ["", "i morgon", "2026-11-22"])
def test_a_day_that_cannot_be_changes_nothing(
    as_person: SignedIn, lars: Person, feed: Channel, until: str
) -> None:
    item = out(lars, ticked(lars, feed, tick=False))
    answer = as_person(lars).post(
        reverse("sharing:offer", args=[item.public_id]), {"until": until}, follow=True
    )
    assert "Nothing was changed" in answer.content.decode()
    assert not Kit.objects.exists()


def test_the_composers_tick_says_what_it_does_and_which_picture_stays_behind(
    as_person: SignedIn, lars: Person, feed: Channel
) -> None:
    item = ticked(lars, feed, picture=True)
    Asset.objects.update(people="children")
    page = as_person(lars).get(reverse("content:write", args=[item.public_id])).content.decode()
    assert "Nobody sees who shares it." in page
    assert "A picture with children stays behind" in page


def test_the_citys_hashtags_stand_beside(
    as_person: SignedIn, aino: Person, lars: Person, feed: Channel
) -> None:
    Brand.objects.create(hashtags=["#Karleby", "#BredareHorisont"])
    assert "#Karleby #BredareHorisont" in as_person(aino).get(address(kit_of(lars, feed))).content.decode()


def many(lars: Person, number: int) -> None:
    now = house_clock.now()
    items = [Item(author=lars, created_at=now, changed_at=now) for _one in range(number)]
    Item.objects.bulk_create(items)
    Kit.objects.bulk_create(
        Kit(
            item=item,
            text_sv=f"Snö nummer {at}",
            link="https://social.example/1",
            offered_at=now - dt.timedelta(minutes=at),
            changed_at=now,
            until=today(),
        )
        for at, item in enumerate(items)
    )


def test_a_long_list_goes_on_by_key_with_the_same_few_questions(
    as_person: SignedIn, aino: Person, lars: Person
) -> None:
    client = as_person(aino)
    many(lars, 45)
    client.get(SHARE)
    with CaptureQueriesContext(connection) as asked:
        first = client.get(SHARE)
    assert len(asked) <= 15
    assert len(soup(first).select(".kit-row")) == 20
    more = soup(first).select_one(".show-more a")
    assert more is not None
    second = client.get(SHARE + str(more["href"]))
    assert "Snö nummer 20" in second.content.decode()
    assert "Snö nummer 19" not in second.content.decode()


@pytest.mark.parametrize(
    "before", ["x", "2026-11-23~1", "~", "2026-11-23T08:15:00+00:00~99999999999999999999"]
)
def test_a_broken_key_starts_at_the_top(as_person: SignedIn, aino: Person, lars: Person, before: str) -> None:
    many(lars, 1)
    assert "Snö nummer 0" in as_person(aino).get(SHARE, {"before": before}).content.decode()
