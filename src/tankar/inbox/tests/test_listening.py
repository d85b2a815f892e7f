"""Listening: nothing lost over a restart or a week without contact, nothing twice, whatever order it comes in."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from tankar import networks
from tankar.channels.models import Access, Channel
from tankar.inbox.listening.hearing import hear
from tankar.inbox.listening.rounds import listen_where_due
from tankar.inbox.models import Conversation, Ear, Message
from tankar.inbox.testing.shore import Shore, spoken
from tankar.inbox.tests.conftest import only
from tankar.networks.incoming import Batch
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery, OwnPost
from tankar.publishing.tests.conftest import publish, work
from tankar.work import clock as work_clock

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def ear(channel: Channel) -> Ear:
    return Ear.objects.create(channel=channel, next_at=work_clock.machine())


def listened(ear: Ear) -> Ear:
    hear(ear, "worker")
    return Ear.objects.select_related("channel").get(pk=ear.pk)


def test_news_is_taken_in_page_by_page_and_the_cursor_kept(ear: Ear, shore: Shore) -> None:
    shore.batches = [Batch([spoken("c1")], "5", more=True), Batch([spoken("c2", "Tack!")], "9")]
    after = listened(ear)
    assert (after.cursor, Message.objects.count(), after.lease_owner) == ("9", 2, "")
    assert shore.asked[:2] == ["", "5"]
    assert after.told_at == after.heard_at == work_clock.machine()


def test_a_worker_killed_in_the_middle_is_told_the_rest_again(ear: Ear, shore: Shore, clocks: Any) -> None:
    shore.batches = [Batch([spoken("c1")], "5", more=True), networks.NotNow(None, "Broken off.")]
    assert listened(ear).cursor == "5"
    clocks.advance(minutes=10)
    shore.batches = [Batch([spoken("c1"), spoken("c2", "Hej!")], "9")]
    after = listened(ear)
    assert (after.cursor, Message.objects.count(), after.fails) == ("9", 2, 0)


def test_one_worker_listens_and_a_dead_ones_place_is_taken(ear: Ear, shore: Shore, clocks: Any) -> None:
    Ear.objects.update(lease_owner="dead", lease_until=work_clock.machine() + dt.timedelta(minutes=5))
    listened(ear)
    assert shore.asked == []
    clocks.advance(minutes=6)
    listened(ear)
    assert shore.asked == [""]


def test_a_network_that_does_not_answer_is_asked_more_and_more_seldom(
    ear: Ear, shore: Shore, clocks: Any
) -> None:
    pauses = []
    for _round in range(6):
        shore.batches = [networks.NotNow(None, "Busy.")]
        after = listened(ear)
        pauses.append((after.next_at - work_clock.machine()).total_seconds())
        ear = after
    assert pauses == [120, 240, 480, 900, 900, 900]
    assert after.detail == "Busy."


def test_a_network_that_names_a_moment_is_asked_then(ear: Ear, shore: Shore) -> None:
    until = work_clock.machine() + dt.timedelta(minutes=3)
    shore.batches = [networks.NotNow(until, "Later.")]
    assert listened(ear).next_at == until


def test_lost_access_is_the_channels_and_nobody_listens_there_any_more(ear: Ear, shore: Shore) -> None:
    shore.batches = [networks.AccessLost("The token was revoked.")]
    listened(ear)
    assert Channel.objects.get().access == Access.LOST
    Ear.objects.update(next_at=work_clock.machine())
    assert listen_where_due() == 0


def test_after_a_week_without_contact_threads_bring_what_news_forgot(
    ear: Ear, shore: Shore, lars: Person, clocks: Any
) -> None:
    post = work(publish(lars, ear.channel))
    clocks.advance(days=7)
    shore.threads = {post.network_id: [spoken("c1", ago=60 * 24 * 5), spoken("c2", "Hallå?", ago=3)]}
    listened(ear)
    assert {one.network_id for one in Message.objects.all()} == {"c1", "c2"}
    assert OwnPost.objects.get().delivery == post


def test_what_is_not_in_the_whole_thread_is_gone_and_in_half_a_thread_is_not(
    ear: Ear, shore: Shore, lars: Person, clocks: Any
) -> None:
    post = work(publish(lars, ear.channel))
    told = [spoken("c1", post=post.network_id, in_reply_to=post.network_id)]
    shore.threads = {post.network_id: told}
    ear = listened(ear)
    clocks.advance(hours=1)
    shore.threads, shore.complete = {post.network_id: []}, False
    ear = listened(ear)
    assert only(ear.channel).state == "received"
    clocks.advance(hours=1)
    shore.complete = True
    listened(ear)
    assert Message.objects.get().removed_at == work_clock.now()
    assert only(ear.channel).state == "no_answer_needed"


def test_what_a_webhook_brought_while_the_thread_was_read_is_not_gone(
    ear: Ear, shore: Shore, lars: Person, clocks: Any
) -> None:
    from tankar.inbox.actions.take_in import take_in

    post = work(publish(lars, ear.channel))
    late = spoken("c1", post=post.network_id, in_reply_to=post.network_id)
    plain = shore.thread

    def thread(credentials: Any, asked: str) -> Any:
        read = plain(credentials, asked)
        take_in(ear.channel, [late])
        return read

    shore.thread = thread  # type: ignore[method-assign,assignment]
    listened(ear)
    assert Message.objects.get().removed_at is None


def test_a_thread_where_somebody_waits_is_looked_at_each_round_and_another_in_its_turn(
    ear: Ear, shore: Shore, lars: Person, clocks: Any
) -> None:
    """A like in the network's own app is told by the thread alone, and stops the clock within a minute or two."""
    waits, rests = work(publish(lars, ear.channel)), work(publish(lars, ear.channel))
    asked = spoken("c1", post=waits.network_id, in_reply_to=waits.network_id)
    shore.threads = {waits.network_id: [asked], rests.network_id: []}
    ear = listened(ear)
    clocks.advance(minutes=1)
    shore.asked.clear()
    shore.threads[waits.network_id] = [dataclasses.replace(asked, liked=True)]
    ear = listened(ear)
    assert f"thread {waits.network_id}" in shore.asked
    assert f"thread {rests.network_id}" not in shore.asked
    assert only(ear.channel).state == "no_answer_needed"
    clocks.advance(minutes=10)
    listened(ear)
    assert f"thread {rests.network_id}" in shore.asked


def test_a_post_removed_in_the_app_is_seen(ear: Ear, shore: Shore, lars: Person) -> None:
    post = work(publish(lars, ear.channel))
    shore.threads = {post.network_id: None}
    listened(ear)
    assert OwnPost.objects.get().removed_at is not None
    assert Delivery.objects.get().state == "delivered"


def test_one_thread_that_cannot_be_read_holds_up_no_other(
    ear: Ear, shore: Shore, lars: Person, clocks: Any
) -> None:
    bad = work(publish(lars, ear.channel))
    good = work(publish(lars, ear.channel))
    shore.threads = {good.network_id: [spoken("c1", post=good.network_id, in_reply_to=good.network_id)]}
    plain = shore.thread

    def thread(credentials: Any, asked: str) -> Any:
        if asked == bad.network_id:
            raise networks.NotNow(None, "Too large.")
        return plain(credentials, asked)

    shore.thread = thread  # type: ignore[method-assign,assignment]
    assert listened(ear).fails == 0
    assert Message.objects.count() == 1


def test_listening_begins_by_itself_for_connected_channels_only(channel: Channel, shore: Shore) -> None:
    assert listen_where_due() == 1
    assert listen_where_due() == 0
    Ear.objects.all().delete()
    channel.kind = "by_hand"
    channel.save()
    assert listen_where_due() == 0
    assert not Ear.objects.exists()


def test_ten_thousand_comments_are_there_once(ear: Ear, shore: Shore) -> None:
    """A small share of them here; all of them in the trial of the worker."""
    told = [spoken(f"c{number}", "Hej!", ago=number % 60) for number in range(200)]
    shore.batches = [Batch(told[:120], "a", more=True), Batch(told[80:], "b")]
    listened(ear)
    assert Conversation.objects.count() == Message.objects.count() == 200
