"""What is told late, or before what it belongs to, changes nothing that is known better."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.inbox.actions import settle
from tankar.inbox.actions.share_out import note
from tankar.inbox.actions.take_in import lose, take_in
from tankar.inbox.models import Conversation, Message
from tankar.inbox.testing.shore import CITY, spoken
from tankar.inbox.tests.conftest import only
from tankar.networks.incoming import Author, Marked, MessageKind
from tankar.organisation.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
OWN = {"author": CITY, "kind": MessageKind.POST, "post": None, "in_reply_to": None}


def as_it_began(*args: Any, **facts: Any) -> Any:
    return dataclasses.replace(spoken(*args, **facts), as_it_began=True)


def test_the_first_words_told_after_the_mended_ones_do_not_put_them_back(channel: Channel) -> None:
    take_in(channel, [spoken("c1", "När plogas Yxpilavägen?")])
    assert take_in(channel, [as_it_began("c1", "När plgas Yxpila?")]) == 0
    assert Message.objects.get().text == "När plogas Yxpilavägen?"
    assert not Message.objects.get().wordings.exists()


def test_the_first_words_told_after_the_removal_bring_nothing_back(channel: Channel) -> None:
    take_in(channel, [as_it_began("c1", "Sug på den.")])
    lose(channel, "c1")
    take_in(channel, [as_it_began("c1", "Sug på den.")])
    assert Message.objects.get().removed_at is not None


def test_what_a_person_opened_again_is_not_settled_by_an_old_like(
    channel: Channel, lars: Person, clocks: Any
) -> None:
    take_in(channel, [spoken("c1", "Bra plogat!", ago=60)])
    settle.reopen(lars, settle.no_answer_needed(lars, only(channel)))
    take_in(channel, [Marked("c1", liked=True)])
    assert Message.objects.get().liked
    assert only(channel).state == "received"
    clocks.advance(minutes=5)
    take_in(channel, [spoken("o1", "Tack!", by_us=True, in_reply_to="c1")])
    assert only(channel).state == "answered"


def test_what_was_opened_again_and_settled_again_listens_to_likes_as_ever(
    channel: Channel, lars: Person, clocks: Any
) -> None:
    take_in(channel, [spoken("c1", "Bra plogat!", ago=60)])
    settle.close(lars, settle.reopen(lars, settle.no_answer_needed(lars, only(channel))))
    clocks.advance(minutes=5)
    take_in(channel, [spoken("c2", "Riktigt bra!", in_reply_to="c1")])
    assert only(channel).state == "received"
    take_in(channel, [Marked("c2", liked=True)])
    assert only(channel).state == "no_answer_needed"


@pytest.fixture
def before_the_post(channel: Channel, lars: Person) -> Channel:
    """A network that does not name the post tells two questions and what hangs on them, in batches before it."""
    siv, kaj = Author("1", "Siv Exempel", "siv"), Author("2", "Kaj Exempel", "kaj")
    take_in(channel, [spoken("c1", "När plogas Yxpila?", author=siv, post=None, in_reply_to="99", ago=50)])
    take_in(channel, [spoken("c2", "Och vem sandar?", author=kaj, post=None, in_reply_to="99", ago=40)])
    take_in(
        channel, [spoken("c3", "Inte alls, ser det ut som.", author=kaj, post=None, in_reply_to="c1", ago=30)]
    )
    take_in(channel, [spoken("o1", "Kl. 10.", by_us=True, post=None, in_reply_to="c1", ago=20)])
    assert Conversation.objects.count() == 1
    return channel


def test_comments_told_before_their_post_find_it_when_it_comes(
    before_the_post: Channel, lars: Person
) -> None:
    note(lars, only(before_the_post), "Gatukontoret vet.")
    take_in(before_the_post, [spoken("99", "Halt i dag.", ago=60, **OWN)])
    first, second = Conversation.objects.order_by("began_at")
    assert [first.thread, second.thread] == ["c1", "c2"]
    assert {first.post, second.post} == {"99"}
    assert [one.network_id for one in first.messages.in_order()] == ["c1", "c3", "o1"]
    assert (first.state, second.state) == ("answered", "received")  # who sands was never answered
    assert second.first_line == "Och vem sandar?"
    assert second.answer_by is not None
    assert first.notes.count() == 1
    take_in(before_the_post, [spoken("c4", "Hallå?", post=None, in_reply_to="c2")])
    assert second.messages.count() == 2


def test_what_a_person_settled_stays_settled_in_all_of_them(before_the_post: Channel, lars: Person) -> None:
    settle.mark_as_spam(lars, settle.reopen(lars, only(before_the_post)))
    take_in(before_the_post, [spoken("99", "Halt i dag.", ago=60, **OWN)])
    assert list(Conversation.objects.values_list("state", flat=True)) == ["spam", "spam"]


def test_the_post_told_again_parts_nothing_more(before_the_post: Channel) -> None:
    for _time in range(2):
        take_in(before_the_post, [spoken("99", "Halt i dag.", ago=60, **OWN)])
    assert Conversation.objects.count() == 2
    assert Message.objects.count() == 4


def test_our_own_first_comment_opens_no_conversation_either(channel: Channel) -> None:
    take_in(channel, [spoken("o1", "Läs mer på webben.", by_us=True, post=None, in_reply_to="99", ago=30)])
    take_in(channel, [spoken("c1", "Tack!", post=None, in_reply_to="99", ago=20)])
    take_in(channel, [spoken("99", "Halt i dag.", ago=60, **OWN)])
    assert only(channel).thread == "c1"
    assert list(Message.objects.values_list("network_id", flat=True)) == ["c1"]
    assert only(channel).state == "received"
