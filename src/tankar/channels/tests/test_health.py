"""Is the way there open? LastTest by a button, and every day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tankar.channels import errors
from tankar.channels.actions.check_access import try_connection
from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.models import Access, Channel, LastTest
from tankar.channels.periodic import MOST_AT_ONCE, try_connections
from tankar.channels.testing.networks import TOKEN, Answering
from tankar.channels.testing.sample import a_channel
from tankar.networks.contract import AccessLost, Failure, NotNow, Reason, Rejected
from tankar.organisation.models import Person
from tankar.work import engine


@pytest.fixture
def connected(marja_liisa: Person, channel: Channel, harbour: Answering, clock: Any) -> Channel:
    connect_channel(marja_liisa, channel, {"address": "https://practice.example", "token": TOKEN})
    channel.refresh_from_db()
    return channel


@pytest.mark.parametrize(
    ("failure", "raised", "found", "access"),
    [
        (AccessLost("401"), errors.TokenRefused, LastTest.REFUSED, Access.LOST),
        (NotNow(None, "timeout"), errors.NoAnswer, LastTest.NO_ANSWER, Access.WORKS),
        (Rejected(Reason.GONE, "404"), errors.AnotherKindOfServer, LastTest.ANOTHER, Access.WORKS),
    ],
)
def test_what_the_test_found_is_kept_with_its_time(
    failure: Failure,
    raised: type[Exception],
    found: LastTest,
    access: Access,
    connected: Channel,
    harbour: Answering,
    clock: Any,
) -> None:
    clock.advance(hours=3)
    harbour.failure = failure
    with pytest.raises(raised):
        try_connection(connected)
    kept = Channel.objects.get(pk=connected.pk)
    assert (kept.tested, kept.tested_at, kept.access) == (found, clock(), access)


def test_a_test_that_succeeds_gives_the_access_back(
    connected: Channel, harbour: Answering, clock: Any
) -> None:
    harbour.failure = AccessLost("401")
    with pytest.raises(errors.TokenRefused):
        try_connection(connected)
    harbour.failure = None
    clock.advance(minutes=5)
    try_connection(connected)
    kept = Channel.objects.get(pk=connected.pk)
    assert (kept.tested, kept.access) == (LastTest.WORKS, Access.WORKS)


def test_every_connected_channel_is_tested_once_a_day(
    connected: Channel, harbour: Answering, clock: Any
) -> None:
    a_channel("Aldrig kopplad")
    asked = len(harbour.asked)
    assert try_connections() == 0
    clock.advance(hours=25)
    assert try_connections() == 1
    engine.chosen().drain()
    assert len(harbour.asked) == asked + 1
    assert try_connections() == 0


def test_a_failed_daily_test_stands_in_the_row_and_ends_no_worker(
    connected: Channel, harbour: Answering, clock: Any
) -> None:
    harbour.failure = AccessLost("401")
    clock.advance(hours=25)
    try_connections()
    engine.chosen().drain()
    assert Channel.objects.get(pk=connected.pk).tested == LastTest.REFUSED
    assert try_connections() == 0


def test_a_clock_that_was_moved_back_does_not_stop_the_tests(connected: Channel, clock: Any) -> None:
    clock.advance(days=-3)
    assert try_connections() == 1


def test_hundreds_are_tested_in_turns(harbour: Answering, db: None, clock: Any) -> None:
    for number in range(MOST_AT_ONCE + 5):
        a_channel(f"Kanal {number}", access="works", account_id=str(number))
    assert try_connections() == MOST_AT_ONCE


def test_the_page_says_when_it_was_tested_and_what_is_not_there_yet(
    marja_liisa: Person, connected: Channel, as_person: Any
) -> None:
    Person.objects.filter(pk=marja_liisa.pk).update(language="en")
    client: Client = as_person(marja_liisa)
    one = reverse("channels:one", args=[connected.public_id])
    page = client.get(one).content.decode()
    for words in (
        "The network let Tankar in.",
        "The network sets no end.",
        "Not available yet: Tankar does not read messages from here.",
        "Test the connection now",
    ):
        assert words in page
    until = dt.datetime(2027, 1, 20, 10, tzinfo=dt.UTC)
    Channel.objects.filter(pk=connected.pk).update(access_until=until)
    assert "Wednesday 20 January" in client.get(one).content.decode()
