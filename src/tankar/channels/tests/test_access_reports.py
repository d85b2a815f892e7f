from __future__ import annotations

from typing import Any

import pytest

from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.actions.report_access import report_access_lost, report_access_works
from tankar.channels.models import Access, Channel
from tankar.channels.testing.networks import Answering
from tankar.journal.models import Entry
from tankar.organisation.models import Person

ENTERED = {"address": "https://practice.example", "token": "t"}
DETAIL = "practice.example answered 401 to POST /statuses."


@pytest.fixture
def connected(channel: Channel, marja_liisa: Person, harbour: Answering, clock: Any) -> Channel:
    connect_channel(marja_liisa, channel, ENTERED)
    clock.advance(seconds=60)
    return channel


def _entries(kind: str) -> int:
    return Entry.objects.filter(kind=f"channels.{kind}").count()


@pytest.mark.db
def test_of_two_workers_who_meet_a_closed_door_one_says_so(connected: Channel, clock: Any) -> None:
    first, second = Channel.objects.get(pk=connected.pk), Channel.objects.get(pk=connected.pk)
    assert report_access_lost(first, DETAIL) is True
    assert report_access_lost(second, DETAIL) is False
    assert _entries("access_lost") == 1
    assert (first.access, first.access_changed_at) == (Access.LOST, clock())


@pytest.mark.db
def test_an_answer_to_the_old_token_says_nothing_about_the_new_one(
    connected: Channel, marja_liisa: Person, clock: Any
) -> None:
    as_the_worker_saw_it = Channel.objects.get(pk=connected.pk)
    connect_channel(marja_liisa, connected, ENTERED)
    assert report_access_lost(as_the_worker_saw_it, DETAIL) is False
    assert Channel.objects.get(pk=connected.pk).access == Access.WORKS


@pytest.mark.db
def test_of_two_workers_who_are_let_in_again_one_says_so(connected: Channel, clock: Any) -> None:
    report_access_lost(connected, DETAIL)
    clock.advance(seconds=60)
    first, second = Channel.objects.get(pk=connected.pk), Channel.objects.get(pk=connected.pk)
    assert [report_access_works(first), report_access_works(second)] == [True, False]
    assert _entries("access_works") == 1


def test_a_channel_that_works_is_not_said_to_work_again(connected: Channel) -> None:
    assert report_access_works(connected) is False
    assert _entries("access_works") == 0


def test_nobody_loses_what_was_never_connected(channel: Channel) -> None:
    assert report_access_lost(channel, DETAIL) is False


def test_the_network_and_nobody_is_named_as_the_cause(connected: Channel) -> None:
    report_access_lost(connected, DETAIL)
    entry = Entry.objects.get(kind="channels.access_lost")
    assert (entry.actor_id, entry.params) == ("", {"channel": "Stadsbiblioteket / Stadsbiblioteket (fi)"})
