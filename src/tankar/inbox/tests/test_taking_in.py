"""What a network told, in any order and any number of times, becomes one conversation that says who waits."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.models import Conversation, Message
from tankar.inbox.testing.shore import CITY, Shore, spoken
from tankar.inbox.tests.conftest import only
from tankar.journal.models import Entry
from tankar.networks.incoming import Marked, MessageKind, Removed
from tankar.organisation.models import Person
from tankar.publishing.models import OwnPost
from tankar.publishing.tests.conftest import publish, work
from tankar.work import clock as work_clock

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_question_waits_for_an_answer_until_the_channels_target(channel: Channel) -> None:
    take_in(channel, [spoken("c1")])
    conversation = only(channel)
    assert (conversation.state, conversation.kind, conversation.language) == ("received", "question", "sv")
    assert conversation.waits_since == work_clock.now()
    assert conversation.answer_by == dt.datetime(2026, 11, 24, 14, 0, tzinfo=dt.UTC)


def test_what_is_told_twice_is_there_once(channel: Channel) -> None:
    assert take_in(channel, [spoken("c1"), spoken("c1")]) == 1
    assert take_in(channel, [spoken("c1")]) == 0
    assert Message.objects.count() == Conversation.objects.count() == 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_thread_told_in_any_order_is_one_conversation(channel: Channel, order: tuple[int, ...]) -> None:
    told = [
        spoken("c1", ago=30),
        spoken("c2", "I dag kl. 10.", ago=20, by_us=True, in_reply_to="c1"),
        spoken("c3", "Tack!", ago=10, in_reply_to="c2"),
    ]
    for number in order:
        take_in(channel, [told[number]])
    conversation = only(channel)
    assert [one.network_id for one in conversation.messages.in_order()] == ["c1", "c2", "c3"]
    assert (conversation.state, conversation.thread) == ("received", "c1")
    assert conversation.waits_since == work_clock.now() - dt.timedelta(minutes=10)


def test_an_answer_in_the_networks_own_app_stops_the_clock(channel: Channel) -> None:
    take_in(channel, [spoken("c1", ago=30)])
    take_in(channel, [spoken("c2", "I dag.", by_us=True, in_reply_to="c1")])
    conversation = only(channel)
    assert (conversation.state, conversation.waits_since, conversation.answer_by) == ("answered", None, None)
    assert conversation.messages.get(network_id="c2").done_there
    assert Entry.objects.filter(kind="inbox.answered_there").count() == 1


@pytest.mark.parametrize("mark", [Marked("c1", liked=True), Marked("c1", hidden=True), Removed("c1")])
def test_what_was_done_in_the_app_stops_the_clock(channel: Channel, mark: Any) -> None:
    take_in(channel, [spoken("c1")])
    assert take_in(channel, [mark, mark]) == 1
    assert only(channel).state == "no_answer_needed"


def test_what_was_done_to_a_message_told_in_the_same_call_is_seen(channel: Channel) -> None:
    take_in(channel, [spoken("c1"), Marked("c1", hidden=True)])
    assert Message.objects.get().hidden
    assert only(channel).state == "no_answer_needed"


def test_a_like_of_one_question_leaves_the_next_one_waiting(channel: Channel, clocks: Any) -> None:
    take_in(channel, [spoken("c1")])
    clocks.advance(minutes=5)
    take_in(channel, [spoken("c2", "Och Halkokari?", in_reply_to="c1"), Marked("c1", liked=True)])
    conversation = only(channel)
    assert (conversation.state, conversation.waits_since) == ("received", work_clock.now())


def test_a_resident_who_says_more_opens_it_again(channel: Channel, clocks: Any) -> None:
    take_in(channel, [spoken("c1"), spoken("c2", "I dag.", by_us=True, in_reply_to="c1")])
    clocks.advance(hours=1)
    take_in(channel, [spoken("c3", "Den kom inte?", in_reply_to="c2")])
    assert (only(channel).state, only(channel).waits_since) == ("received", work_clock.now())


def test_what_comes_late_and_was_not_answered_waits(channel: Channel) -> None:
    take_in(channel, [spoken("c1", ago=60), spoken("c2", "I dag.", ago=50, by_us=True, in_reply_to="c1")])
    Message.objects.filter(network_id="c2").update(done_there=False)
    take_in(channel, [spoken("c3", "Och Öja?", ago=55, in_reply_to="c1")])
    assert only(channel).state == "received"


def test_a_network_that_does_not_tell_the_post_is_understood(channel: Channel, lars: Person) -> None:
    post = work(publish(lars, channel))
    told: dict[str, Any] = {"post": None, "in_reply_to": post.network_id}
    take_in(channel, [spoken("c1", **told), spoken("c2", "Och Öja?", **told)])
    take_in(channel, [spoken("c3", "Hallå?", post=None, in_reply_to="c2")])
    found = Conversation.objects.order_by("thread")
    assert [(one.thread, one.post, one.messages.count()) for one in found] == [
        ("c1", post.network_id, 1),
        ("c2", post.network_id, 2),
    ]


def test_spam_stays_spam(channel: Channel) -> None:
    take_in(channel, [spoken("c1", "KLICKA HÄR")])
    Conversation.objects.update(state="spam", waits_since=None)
    take_in(channel, [spoken("c2", "KLICKA!", in_reply_to="c1")])
    assert only(channel).state == "spam"


def test_an_edit_keeps_how_it_read_before(channel: Channel, clocks: Any) -> None:
    take_in(channel, [spoken("c1", "När plogas Öja?")])
    clocks.advance(minutes=3)
    assert take_in(channel, [spoken("c1", "När plogas Yxpila?", edited_at=work_clock.machine())]) == 1
    message = Message.objects.get()
    assert (message.text, message.edited_at) == ("När plogas Yxpila?", work_clock.now())
    assert [one.text for one in message.wordings.all()] == ["När plogas Öja?"]


def test_our_own_comment_under_our_own_post_opens_no_conversation(channel: Channel) -> None:
    take_in(channel, [spoken("c1", "Karta i kommentaren.", by_us=True)])
    assert not Conversation.objects.exists()


def test_a_post_made_in_the_app_is_known_and_its_removal_too(channel: Channel) -> None:
    post = spoken(
        "7", "God morgon!", kind=MessageKind.POST, author=CITY, in_reply_to=None, application="Facebook"
    )
    take_in(channel, [post, post])
    seen = OwnPost.objects.get()
    assert (seen.delivery, seen.application, seen.removed_at) == (None, "Facebook", None)
    take_in(channel, [Removed("7")])
    assert OwnPost.objects.get().removed_at == work_clock.now()
    assert Entry.objects.filter(kind__in=["publishing.posted_there", "publishing.removed_there"]).count() == 2


def test_a_moved_demo_clock_moves_what_was_said(channel: Channel, clocks: Any) -> None:
    clocks.city.advance(days=4)
    take_in(channel, [spoken("c1", ago=15)])
    assert only(channel).waits_since == work_clock.now() - dt.timedelta(minutes=15)


def test_hostile_words_are_taken_in_as_words(channel: Channel, shore: Shore) -> None:
    text = "\x00\u202e<script>alert(1)</script>" + "a\u0300" * 5000
    take_in(channel, [spoken("c1", text)])
    message = Message.objects.get()
    assert message.text == text.replace("\x00", "")
    assert len(only(channel).first_line) <= 140


def test_the_journal_holds_no_words_of_residents(channel: Channel) -> None:
    take_in(channel, [spoken("c1"), Marked("c1", liked=True), Removed("c1")])
    said = " ".join(str(entry.params) for entry in Entry.objects.all())
    assert "Yxpila" not in said
    assert "Siv" not in said


def test_two_questions_told_before_the_post_they_hang_on_are_two_conversations(channel: Channel) -> None:
    """Written in the network's own app a moment ago; its list of mentions comes before that of our own posts."""
    asked = [spoken(f"q{number}", post=None, in_reply_to="77") for number in range(2)]
    post = spoken("77", "Isen bär.", by_us=True, kind=MessageKind.POST, post=None, in_reply_to=None)
    take_in(channel, [*asked, post])
    assert Conversation.objects.count() == 2
    assert set(Conversation.objects.values_list("post", flat=True)) == {"77"}
