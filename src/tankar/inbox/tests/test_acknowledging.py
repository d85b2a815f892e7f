"""A resident on a channel that pauses is told so in ready words, by a person, once. It is no answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tankar.channels.actions.pause_channel import pause_channel, resume_channel
from tankar.channels.cover.actions.pause_for_days import pause_for_days
from tankar.channels.models import Channel, ChannelAssignment
from tankar.inbox.actions.answer import latest_of
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.models import Answer, Conversation, Message
from tankar.inbox.outcomes import act_arrived
from tankar.inbox.testing.shore import Shore, spoken
from tankar.inbox.tests.conftest import only
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.publishing.actions.withdraw import withdraw_act

pytestmark = pytest.mark.django_db
MONDAY, FRIDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 27)


@pytest.fixture
def question(channel: Channel) -> Message:
    take_in(channel, [spoken("c1", "Milloin Yksipihlajan kadut aurataan?", ago=20)])
    return Message.objects.select_related("conversation").get()


@pytest.fixture
def paused(channel: Channel, lars: Person) -> Channel:
    pause_for_days(lars, channel, MONDAY, FRIDAY, {"sv": "Ring biblioteket.", "fi": "Soita kirjastoon."})
    channel.refresh_from_db()
    return channel


def page(client: Any, conversation: Conversation) -> BeautifulSoup:
    return BeautifulSoup(client.get(conversation.get_absolute_url()).content, "html.parser")


def send(client: Any, message: Message, **more: str) -> Any:
    posted = {
        "to": message.public_id,
        "text": "",
        "language": "fi",
        "signature": "/Lars",
        "ready": "fi",
        "seen": latest_of(message.conversation),
        **more,
    }
    return client.post(f"{message.conversation.get_absolute_url()}do/acknowledge/", posted)


def arrived(answer: Answer) -> None:
    act_arrived(answer.delivery)


def test_on_a_channel_in_use_nothing_ready_is_offered_and_none_can_be_sent(
    as_person: Any, question: Message, lars: Person
) -> None:
    client = as_person(lars)
    assert page(client, question.conversation).select_one("#ready") is None
    assert send(client, question).status_code == 409
    assert not Answer.objects.exists()


def test_the_ready_words_stand_there_in_the_language_of_the_question(
    as_person: Any, paused: Channel, question: Message, lars: Person
) -> None:
    ready = page(as_person(lars), question.conversation).select_one("#ready")
    assert ready is not None
    assert ready.select_one('.said[lang="fi"]') is not None
    assert "Emme vastaa täällä 23–27.11. Soita kirjastoon." in ready.get_text()
    assert not Answer.objects.exists()


def test_enter_in_a_field_never_sends_them(
    as_person: Any, paused: Channel, question: Message, lars: Person
) -> None:
    """The first button of a form is pressed by Enter: that is the answer's own."""
    first = page(as_person(lars), question.conversation).select_one("#answer-form button[type=submit]")
    assert first is not None
    assert not first.has_attr("formaction")


def test_one_tap_sends_them_signed_and_the_resident_still_waits_for_the_promised_day(
    as_person: Any, paused: Channel, question: Message, lars: Person
) -> None:
    client = as_person(lars)
    assert send(client, question).status_code == 302
    made = Answer.objects.select_related("delivery").get()
    assert made.text.endswith("\n/Lars")
    assert made.promised_on == dt.date(2026, 11, 30)
    assert Entry.objects.filter(kind="inbox.acknowledged").count() == 1
    arrived(made)
    conversation = only(paused)
    assert conversation.state == "received"
    # the library answers by the end of the next working day, counted from the Monday after the pause
    assert conversation.answer_by == dt.datetime(2026, 12, 1, 14, tzinfo=dt.UTC)


def test_it_is_said_once_and_the_page_tells_what_was_promised(
    as_person: Any, paused: Channel, question: Message, lars: Person
) -> None:
    client = as_person(lars)
    send(client, question)
    arrived(Answer.objects.select_related("delivery").get())
    shown = page(client, question.conversation).select_one("#ready")
    assert shown is not None
    assert "måndag 30.11." in shown.get_text()
    assert shown.select_one("button") is None
    assert send(client, question).status_code == 409
    assert Answer.objects.count() == 1


def test_taken_back_in_time_it_promised_nothing(
    as_person: Any, paused: Channel, question: Message, lars: Person
) -> None:
    client = as_person(lars)
    send(client, question)
    withdraw_act(lars, Answer.objects.get().delivery)
    assert page(client, question.conversation).select_one("#ready button") is not None


def test_the_answer_that_follows_ends_the_waiting(
    as_person: Any, paused: Channel, question: Message, lars: Person
) -> None:
    client = as_person(lars)
    send(client, question)
    arrived(Answer.objects.select_related("delivery").get())
    typed = {"to": question.public_id, "text": "Tänään.", "language": "fi", "signature": "/Lars"}
    seen = latest_of(question.conversation)
    client.post(f"{question.conversation.get_absolute_url()}do/answer/", {**typed, "seen": seen})
    arrived(Answer.objects.select_related("delivery").get(promised_on=None))
    assert only(paused).state == "answered"


def test_words_of_ones_own_are_not_lost_and_nothing_is_sent(
    as_person: Any, paused: Channel, question: Message, lars: Person
) -> None:
    refused = send(as_person(lars), question, text="Aurataan tänään.")
    assert refused.status_code == 409
    assert "Aurataan tänään." in refused.content.decode()
    assert not Answer.objects.exists()


def test_what_was_said_meanwhile_is_read_first(
    as_person: Any, paused: Channel, question: Message, lars: Person
) -> None:
    seen = latest_of(question.conversation)
    take_in(paused, [spoken("c2", "Ei tarvitsekaan.", in_reply_to="c1")])
    assert send(as_person(lars), question, seen=seen).status_code == 409


@pytest.mark.parametrize("forged", ["de", "", "sv'"])
def test_a_language_nobody_offered_sends_nothing(
    as_person: Any, paused: Channel, question: Message, lars: Person, forged: str
) -> None:
    assert send(as_person(lars), question, ready=forged).status_code == 409


def test_a_network_that_takes_few_characters_gets_the_short_words(
    as_person: Any, paused: Channel, question: Message, lars: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tankar.inbox.actions.acknowledge.characters_left", lambda _channel, text: 120 - len(text)
    )
    send(as_person(lars), question)
    assert Answer.objects.get().text.startswith("Emme vastaa täällä 23–27.11. Kaupungin virallinen")


def test_paused_until_further_notice_the_words_lead_elsewhere_and_count_as_the_answer(
    as_person: Any, channel: Channel, question: Message, marja_liisa: Person, lars: Person
) -> None:
    pause_channel(marja_liisa, channel)
    send(as_person(lars), question)
    made = Answer.objects.select_related("delivery").get()
    assert "www.kokkola.fi" in made.text
    assert made.promised_on is None
    arrived(made)
    assert only(channel).state == "answered"
    resume_channel(marja_liisa, channel)


def test_somebody_who_does_not_answer_there_sends_nothing(
    as_person: Any, paused: Channel, question: Message, aino: Person
) -> None:
    ChannelAssignment.objects.filter(person=aino).delete()
    assert send(as_person(aino), question).status_code == 404
    assert not Answer.objects.exists()


def test_nothing_is_sent_by_itself(paused: Channel, question: Message, shore: Shore) -> None:
    from tankar.channels.cover.actions.pause_for_days import begin_and_end_pauses

    begin_and_end_pauses()
    assert not Answer.objects.exists()
    assert only(paused).state == "received"
