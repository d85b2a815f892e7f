"""The register's list: searched, filtered, and as quick with two thousand channels as with two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.channels.models import Channel, ChannelAssignment
from tankar.channels.testing.accounts import a_listed
from tankar.channels.testing.sample import a_channel
from tankar.organisation.models import Person

SignedIn = Callable[[Person], Client]


@pytest.fixture
def client(lars: Person, as_person: SignedIn) -> Client:
    Person.objects.filter(pk=lars.pk).update(language="en")
    return as_person(lars)


@pytest.fixture(autouse=True)
def channels(lars: Person, aino: Person, harbour: object, clock: Any) -> None:
    two = a_channel("Tvåa", access="works", account_id="1")
    for person in (lars, aino):
        ChannelAssignment.objects.create(channel=two, person=person)
    a_channel("Förlorad", access="lost", account_id="2")
    a_channel("Okopplad")
    a_listed("Instagram-ettan", "https://www.instagram.com/exempelettan/", platform="Instagram", unit="youth")
    a_listed("Pausad", "https://www.facebook.com/exempelpaus", is_paused=True)
    a_listed("Stängd", "https://www.facebook.com/exempelstangd", closes_on=dt.date(2026, 11, 1))
    a_listed("Snart stängd", "https://www.facebook.com/exempelsnart", closes_on=dt.date(2026, 12, 1))
    finnish = {"language_policy": "fi", "language_reason": "x", "way_out": "one_language"}
    a_listed("Bara finska", "https://www.facebook.com/exempelfi", **finnish)


EVERYTHING = {
    "Tvåa",
    "Förlorad",
    "Okopplad",
    "Instagram-ettan",
    "Pausad",
    "Stängd",
    "Snart stängd",
    "Bara finska",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, EVERYTHING),
        ({"network": "Instagram"}, {"Instagram-ettan"}),
        ({"network": "Harbour"}, {"Tvåa", "Förlorad", "Okopplad"}),
        ({"language": "fi"}, {"Bara finska"}),
        ({"kind": "connected"}, {"Tvåa", "Förlorad", "Okopplad"}),
        ({"state": "paused"}, {"Pausad"}),
        ({"state": "closed"}, {"Stängd"}),
        ({"state": "closing"}, {"Snart stängd"}),
        ({"state": "lost"}, {"Förlorad"}),
        ({"state": "not_connected"}, {"Okopplad"}),
        ({"state": "in_use"}, EVERYTHING - {"Pausad", "Stängd"}),
        ({"state": "no_manager"}, EVERYTHING - {"Tvåa", "Stängd"}),
        ({"q": "EXEMPELSNART"}, {"Snart stängd"}),
        ({"state": "closing", "network": "Instagram"}, set()),
        ({"state": "nonsense"}, EVERYTHING),
    ],
)
def test_each_choice_shows_what_it_says(query: dict[str, str], found: set[str], client: Client) -> None:
    page = client.get(reverse("channels:list"), query)
    rows = [*page.context["common"], *page.context["units"]]
    # Finnish is fallen back to where a channel made by hand has no name
    assert {row.channel.name_sv for row in rows} == found


def test_a_unit_is_chosen_by_its_name(client: Client) -> None:
    unit = Channel.objects.get(name_sv="Instagram-ettan").owner_unit
    page = client.get(reverse("channels:list"), {"unit": unit.public_id})
    assert [row.channel.name_sv for row in page.context["units"]] == ["Instagram-ettan"]


def test_nothing_found_says_what_to_do(client: Client) -> None:
    page = client.get(reverse("channels:list"), {"q": "finns inte"}).content.decode()
    assert "No channel is found by this" in page
    assert "Show all channels" in page


def test_two_thousand_channels_take_no_more_statements_and_the_choice_is_kept_on_the_next_page(
    client: Client, lars: Person
) -> None:
    unit = Channel.objects.first().owner_unit  # type: ignore[union-attr]
    many = Channel.objects.bulk_create(
        Channel(
            kind="by_hand",
            network="by_hand",
            platform="TikTok",
            name_sv=f"Kanal {number:04}",
            name_fi=f"Kanava {number:04}",
            owner_unit=unit,
            search_words=f"kanal {number:04}",
        )
        for number in range(2000)
    )
    ChannelAssignment.objects.bulk_create(ChannelAssignment(channel=one, person=lars) for one in many)
    with CaptureQueriesContext(connection) as statements:
        page = client.get(reverse("channels:list"), {"network": "TikTok", "state": "no_manager"})
    assert len(statements) <= 12
    following = client.get(f"{reverse('channels:list')}?{page.context['more_query']}")
    names = [row.channel.name_sv for row in following.context["units"]]
    assert names[0] == "Kanal 0050"
    assert len(names) == 50
