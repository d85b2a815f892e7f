"""Who wrote is forgotten some time after nobody waits any more; what was said stays readable."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.inbox.actions import settle
from tankar.inbox.actions.answer import Draft, answer, latest_of
from tankar.inbox.actions.forget import forget_due
from tankar.inbox.actions.take_in import lose, take_in
from tankar.inbox.models import Answer, Conversation, Message, Wording
from tankar.inbox.periodic import forget_names
from tankar.inbox.testing.shore import spoken
from tankar.inbox.tests.conftest import only
from tankar.journal.models import Entry
from tankar.networks.incoming import Author
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery
from tankar.statements.pages import blocks_of, packaged

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SIV = Author("9001", "Siv Exempel", "@siv@ort.example")


@pytest.fixture
def over(channel: Channel, lars: Person) -> Conversation:
    """Siv asked and was answered in the app; the conversation was closed on Monday 23 November."""
    asked = spoken("c1", "När plogas Yxpila?", author=SIV, url="https://ort.example/@siv/1", ago=30)
    ours = spoken("o1", "@siv Före klockan tio. @sivert vet mer.", by_us=True, in_reply_to="c1", ago=20)
    take_in(channel, [asked, ours])
    return settle.close(lars, only(channel))


def test_names_are_kept_for_ninety_days_and_not_longer(over: Conversation, clocks: Any) -> None:
    clocks.advance(days=89, hours=23)  # past Christmas, New Year and Epiphany: days are days
    assert forget_due() == 0
    assert Message.objects.get(network_id="c1").author_name == "Siv Exempel"
    clocks.advance(hours=2)
    assert forget_names() == 1
    asked = Message.objects.get(network_id="c1")
    assert (asked.author_id, asked.author_name, asked.author_handle, asked.url) == ("", "", "", "")
    assert asked.text == "När plogas Yxpila?"
    assert Message.objects.get(network_id="o1").text == "@… Före klockan tio. @sivert vet mer."
    assert forget_due() == 0


def test_a_night_on_which_the_clocks_change_makes_no_difference(
    channel: Channel, lars: Person, clock: Any, clocks: Any
) -> None:
    clock.set(dt.datetime(2026, 12, 29, 8, 0, tzinfo=dt.UTC))  # 90 days later summer time has begun
    take_in(channel, [spoken("c1", "Tack!", author=SIV)])
    settle.close(lars, only(channel))
    clock.set(dt.datetime(2027, 3, 29, 7, 59, tzinfo=dt.UTC))
    assert forget_due() == 0
    clock.set(dt.datetime(2027, 3, 29, 8, 1, tzinfo=dt.UTC))
    assert forget_due() == 1


def test_what_was_taken_away_and_how_it_read_before_is_gone_too(
    over: Conversation, channel: Channel, clocks: Any
) -> None:
    take_in(channel, [spoken("c2", "Min mobil är 040.", author=SIV, in_reply_to="c1")])
    take_in(channel, [spoken("c2", "Ring mig.", author=SIV, in_reply_to="c1")])
    lose(channel, "c2")
    lose(channel, "c1")
    clocks.advance(days=91)
    assert forget_due() == 1
    assert set(Message.objects.filter(by_us=False).values_list("text", flat=True)) == {""}
    assert not Wording.objects.exists()
    assert only(channel).first_line == ""


def test_the_page_stays_readable(over: Conversation, as_person: Any, lars: Person, clocks: Any) -> None:
    clocks.advance(days=91)
    forget_due()
    shown = as_person(lars).get(over.get_absolute_url()).content.decode()
    assert "en invånare" in shown
    assert "När plogas Yxpila?" in shown
    assert "Siv" not in shown


def test_who_still_waits_and_who_has_come_back_has_a_name(
    over: Conversation, channel: Channel, clocks: Any
) -> None:
    clocks.advance(days=80)
    take_in(channel, [spoken("c2", "Det är oplogat igen!", author=SIV, in_reply_to="c1")])
    clocks.advance(days=200)
    assert forget_due() == 0
    assert Message.objects.get(network_id="c1").author_name == "Siv Exempel"


def test_who_writes_after_the_names_were_deleted_is_forgotten_in_turn(
    over: Conversation, channel: Channel, lars: Person, clocks: Any
) -> None:
    clocks.advance(days=91)
    forget_due()
    settle.mark_as_spam(lars, settle.reopen(lars, only(channel)))
    clocks.advance(days=91)
    take_in(channel, [spoken("c2", "Köp följare!", author=SIV, in_reply_to="c1")])
    assert forget_due() == 0  # what is spam stays spam, and its writer has a name for as long as others
    clocks.advance(days=91)
    assert forget_due() == 1
    assert not Message.objects.exclude(author_name="").filter(by_us=False).exists()


def test_to_whom_our_answer_went_is_forgotten_when_it_is_out(
    channel: Channel, lars: Person, clocks: Any
) -> None:
    take_in(channel, [spoken("c1", "När plogas Yxpila?", author=SIV)])
    asked = Message.objects.select_related("conversation").get()
    made = answer(lars, asked, Draft("Hej @siv, kl. 10.", "sv", seen=latest_of(asked.conversation)))
    settle.close(lars, only(channel))
    clocks.advance(days=91)
    Delivery.objects.update(state="needs_person")
    forget_due()
    assert Delivery.objects.get().outgoing["target"] == SIV.handle  # it may still have to find her
    Conversation.objects.update(forgotten_at=None)
    Delivery.objects.update(state="delivered")
    forget_due()
    assert Delivery.objects.get().outgoing["target"] == ""
    assert Answer.objects.get(pk=made.pk).text == "Hej @…, kl. 10."


def test_the_journal_says_how_many_and_nothing_else(over: Conversation, clocks: Any) -> None:
    clocks.advance(days=91)
    forget_due()
    [entry] = Entry.objects.filter(kind="inbox.names_deleted")
    assert entry.params == {"count": "1"}
    assert entry.actor_id == ""


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_privacy_notice_says_the_citys_own_number(language: str, settings: Any) -> None:
    changed = settings.CONFIGURATION.model_copy(update={"resident_days": 45})
    settings.CONFIGURATION = changed
    words = " ".join(
        line for block in blocks_of(packaged("privacy", language), language) for line in block.lines
    )
    assert "45 " in words
    assert "{" not in words
