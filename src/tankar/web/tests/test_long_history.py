"""A page asks the database as often for three hundred items as for thirty, and no list more than fifteen times."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel
from tankar.content.models import Item, ItemChannel, LanguageVersion, Release
from tankar.content.testing.making import make_channel
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.models import Delivery
from tankar.work import clock, demo

LISTS = [
    "/",
    "/items/",
    "/items/?show=released",
    "/register/",
    "/people/",
    "/stop/",
    "/sv/feed/",
    "/sv/feed.json",
]
FATES = [
    ("delivered", ""),
    ("delivered", ""),
    ("waiting", ""),
    ("needs_person", "by_hand"),
    ("refused", "other"),
]


def history(author: Person, channel: Channel, count: int) -> None:
    """Items of the last hours, with a delivery of every fate; every sixth a draft."""
    begin, now = Item.objects.count(), clock.now()
    for number in range(begin, begin + count):
        at = now - dt.timedelta(minutes=number)
        state = "draft" if number % 6 == 5 else "released"
        item = Item.objects.create(author=author, state=state, created_at=at, changed_at=at)
        LanguageVersion.objects.create(item=item, language="sv", text=f"Inlägg {number}")
        ItemChannel.objects.create(item=item, channel=channel, way_out="one_post", first_language="sv")
        if state == "released":
            deliver(item, channel, at, *FATES[number % 6])


def deliver(item: Item, channel: Channel, at: dt.datetime, state: str, why: str) -> None:
    window = {"wanted_at": at, "window_from": at, "window_until": at}
    release = Release.objects.create(
        item=item, revision=1, hash="0", canonical="{}", approved_by=item.author, approved_at=at, **window
    )
    Delivery.objects.create(
        subject=release.public_id,
        channel=channel,
        languages="sv",
        item=item,
        release=release,
        outgoing={"languages": ["sv"], "text": "Inlägg", "texts": {"sv": "Inlägg"}, "media": []},
        not_before=at,
        state=state,
        why=why,
        delivered_at=at if state == "delivered" else None,
    )


def statements(client: Client, address: str) -> int:
    assert client.get(address).status_code == 200
    demo.forget()
    demo.current()
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


@pytest.mark.db
def test_pages_ask_as_often_for_three_hundred_items_as_for_thirty(
    lars: Person, library: Unit, as_person: SignedIn, clock: object
) -> None:
    channel = make_channel("Flödet", library, lars)
    client = as_person(lars)
    history(lars, channel, 30)
    few = {address: statements(client, address) for address in LISTS}
    history(lars, channel, 270)
    assert {address: statements(client, address) for address in LISTS} == few
    assert all(0 < count <= 15 for count in few.values()), few
