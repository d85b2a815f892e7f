"""The same message on other conversations stands as a quiet line beside it, and tells of nobody."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel
from tankar.inbox.actions.forget import forget_due
from tankar.inbox.actions.take_in import lose, take_in
from tankar.inbox.labels.repeated import copies_of
from tankar.inbox.models import Conversation, Message
from tankar.inbox.testing.shore import CITY, spoken
from tankar.inbox.views.copies import MOST
from tankar.networks.incoming import MessageKind
from tankar.organisation.models import Person, Unit
from tankar.work import clock

pytestmark = [pytest.mark.django_db, pytest.mark.db]

CAMPAIGN = "Rädda simhallen i Yxpila! Skriv under uppropet: https://upprop.example"
AGAIN = "RÄDDA simhallen i Yxpila – skriv under uppropet 😡"
LINE = "Samma meddelande finns"


def said(network_id: str) -> Message:
    return Message.objects.select_related("conversation").get(network_id=network_id)


def page(client: Any, network_id: str, query: str = "") -> str:
    return str(client.get(said(network_id).conversation.get_absolute_url() + query).content.decode())


@pytest.fixture
def campaign(channel: Channel) -> Channel:
    """Three conversations with the same message, and one with another."""
    take_in(
        channel,
        [
            spoken("a", CAMPAIGN),
            spoken("b", AGAIN),
            spoken("c", AGAIN.lower()),
            spoken("d", "När plogas Yxpilavägen efter snöfallet?"),
        ],
    )
    return channel


def test_the_page_says_in_how_many_others_it_stands_and_leads_to_them(
    as_person: Any, campaign: Channel, lars: Person
) -> None:
    client = as_person(lars)
    assert f"{LINE} i 2 andra konversationer" in page(client, "a")
    there = page(client, "a", "same/")
    assert [said(one).conversation.get_absolute_url() in there for one in "bcd"] == [True, True, False]
    assert LINE in page(client, "a", "live/")
    assert LINE not in page(client, "d")
    assert said("a").conversation.get_absolute_url() + "?show" not in page(client, "d", "same/")


def test_one_other_is_one(as_person: Any, campaign: Channel, lars: Person) -> None:
    lose(campaign, "c")
    assert f"{LINE} i 1 annan konversation" in page(as_person(lars), "a")


def test_said_twice_in_one_conversation_it_stands_there_once(
    as_person: Any, campaign: Channel, lars: Person
) -> None:
    take_in(campaign, [spoken("a2", CAMPAIGN, in_reply_to="a")])
    assert page(as_person(lars), "a").count(LINE) == 1
    assert f"{LINE} i 2 andra konversationer" in page(as_person(lars), "b")


def test_nobody_learns_of_conversations_that_are_not_theirs_to_read(
    as_person: Any, campaign: Channel, library: Unit, aino: Person
) -> None:
    take_in(make_channel("Bokbussen", library, aino), [spoken("there", CAMPAIGN)])
    Conversation.objects.filter(pk=said("a").conversation_id).update(assigned_to=aino)
    shown = page(as_person(aino), "a")
    assert "Sama viesti on 1 muussa keskustelussa" in shown
    there = page(as_person(aino), "a", "same/")
    assert [said(one).conversation.get_absolute_url() in there for one in ("there", "b")] == [True, False]


def test_whoever_may_not_read_a_conversation_does_not_learn_of_its_copies(
    as_person: Any, campaign: Channel, aino: Person
) -> None:
    Conversation.objects.filter(pk=said("a").conversation_id).update(assigned_to=aino)
    address = said("b").conversation.get_absolute_url() + "same/"
    assert as_person(aino).get(address).status_code == 404


def test_what_was_said_long_ago_or_is_gone_or_reads_otherwise_now_does_not_count(
    campaign: Channel, lars: Person
) -> None:
    Message.objects.filter(network_id="b").update(said_at=clock.now() - dt.timedelta(days=31))
    take_in(campaign, [spoken("c", "Jag har ändrat mig om simhallen i Yxpila.")])
    assert list(copies_of(lars, said("a").conversation, clock.now())) == []


def test_our_own_words_and_short_ones_have_no_key(channel: Channel) -> None:
    take_in(channel, [spoken("ours", CAMPAIGN, by_us=True, author=CITY), spoken("thanks", "Tack!")])
    assert set(Message.objects.values_list("text_key", flat=True)) == {""}


def test_what_was_written_to_the_city_alone_is_not_laid_beside_what_is_public(
    as_person: Any, campaign: Channel, lars: Person
) -> None:
    take_in(campaign, [spoken("alone", CAMPAIGN, kind=MessageKind.PRIVATE)])
    assert said("alone").text_key == ""
    assert LINE not in page(as_person(lars), "alone")
    assert said("alone").conversation not in copies_of(lars, said("a").conversation, clock.now())


def test_of_a_message_whose_words_are_deleted_nothing_is_left(campaign: Channel) -> None:
    lose(campaign, "a")
    Conversation.objects.update(state="closed", settled_at=clock.now() - dt.timedelta(days=4_000))
    assert forget_due()
    assert (said("a").text, said("a").text_key) == ("", "")
    assert said("b").text_key


def test_of_hundreds_the_newest_are_shown(as_person: Any, channel: Channel, lars: Person) -> None:
    take_in(channel, [spoken(f"n{number}", CAMPAIGN, ago=number / 10) for number in range(MOST + 3)])
    client = as_person(lars)
    assert f"{LINE} i {MOST + 2} andra konversationer" in page(client, "n0")
    there = page(client, "n0", "same/")
    assert there.count('class="inbox-row"') == MOST
    assert "Det finns fler" in there
    assert said(f"n{MOST}").conversation.get_absolute_url() in there
    assert said(f"n{MOST + 2}").conversation.get_absolute_url() not in there
