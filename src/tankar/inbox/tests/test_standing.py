"""How a conversation is said to stand, in the list and on its page alike, while an answer of ours is under way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from tankar import networks
from tankar.channels.models import Channel
from tankar.inbox.actions.answer import Draft, answer, latest_of
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.models import Answer, Message
from tankar.inbox.testing.shore import spoken
from tankar.inbox.told import deadline_words
from tankar.networks.contract import Reason
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.models import Delivery
from tankar.publishing.tasks import look_at

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def question(channel: Channel) -> Message:
    take_in(channel, [spoken("c1", "När plogas Yxpila?", ago=20)])
    return Message.objects.select_related("conversation", "channel").get()


def written(question: Message, person: Person) -> Answer:
    return answer(person, question, Draft("Kl. 10.", "sv", "/Lars", seen=latest_of(question.conversation)))


def shown(client: Any, question: Message, query: str = "") -> BeautifulSoup:
    answered = client.get(question.conversation.get_absolute_url() + query)
    assert answered.status_code == 200
    return BeautifulSoup(answered.content, "html.parser")


def standing(soup: BeautifulSoup) -> str:
    found = soup.select_one(".inbox-standing")
    assert found is not None
    return " ".join(found.get_text().split())


def row(client: Any, part: str = "waiting") -> str:
    soup = BeautifulSoup(client.get(f"/inbox/?show={part}").content, "html.parser")
    return " ".join(" ".join(one.get_text() for one in soup.select(".inbox-row-foot")).split())


def box(soup: BeautifulSoup) -> tuple[bool, str]:
    """Is the answer box open, and what stands in it."""
    field = soup.select_one("#id_text")
    assert field is not None
    return not soup.select(".inbox-box"), field.get_text().strip()


def test_who_waits_is_said_alike_on_page_and_list(
    as_person: SignedIn, question: Message, lars: Person, clocks: Any
) -> None:
    client = as_person(lars)
    assert box(shown(client, question)) == (True, "")
    assert (
        standing(shown(client, question)) == row(client) == ("väntar på svar Svara senast i morgon kl. 16.00")
    )
    clocks.city.advance(days=2)
    assert (
        standing(shown(client, question))
        == row(client)
        == ("över målet Skulle ha besvarats senast i går kl. 16.00")
    )


def test_an_answer_on_its_way_is_said_to_be_and_invites_no_second_one(
    as_person: SignedIn, question: Message, lars: Person, aino: Person
) -> None:
    written(question, lars)
    client = as_person(lars)
    soup = shown(client, question)
    assert standing(soup).startswith("ditt svar är på väg")
    assert "Svara senast" not in soup.get_text()
    assert "Kl. 10." in soup.select(".inbox-ours")[0].get_text()
    assert box(soup) == (False, "")
    assert "Skriv ett svar till" in soup.select(".inbox-box > summary")[0].get_text()
    assert row(client) == "svar på väg"
    # on purpose, and for a message chosen, it is there at once
    assert box(shown(client, question, f"?to={question.public_id}")) == (True, "")


def test_when_it_is_out_it_is_answered(
    as_person: SignedIn, question: Message, lars: Person, clocks: Any
) -> None:
    made = written(question, lars)
    clocks.advance(minutes=1)
    look_at(made.delivery_id, "worker")
    client = as_person(lars)
    soup = shown(client, question)
    assert standing(soup) == "besvarad"
    assert box(soup) == (False, "")
    assert (row(client), row(client, "answered")) == ("", "besvarad")


def test_when_it_was_refused_that_is_said_and_the_words_are_offered_again(
    as_person: SignedIn, question: Message, lars: Person, clocks: Any, shore: Any
) -> None:
    shore.lighthouse.answers = [networks.Rejected(Reason.FORBIDDEN, "No.")]
    made = written(question, lars)
    clocks.advance(minutes=1)
    look_at(made.delivery_id, "worker")
    client = as_person(lars)
    soup = shown(client, question)
    assert standing(soup) == row(client) == "svaret gick inte ut Svara senast i morgon kl. 16.00"
    assert box(soup)[0]
    assert box(soup)[1].startswith("Kl. 10.")
    assert soup.select(f'a[href$="?to={question.public_id}#answer"]')
    # written anew, nothing is offered, and the old refusal is not what the list says
    written(question, lars)
    assert box(shown(client, question)) == (False, "")
    assert row(client) == "svar på väg"


def test_an_answer_that_may_still_leave_is_not_offered_for_a_second_time(
    as_person: SignedIn, question: Message, lars: Person
) -> None:
    made = written(question, lars)
    Delivery.objects.filter(pk=made.delivery_id).update(state="needs_person", why="overdue")
    client = as_person(lars)
    soup = shown(client, question)
    assert standing(soup) == row(client) == "svaret behöver ses över Svara senast i morgon kl. 16.00"
    assert box(soup) == (False, "")


def test_what_one_took_back_is_offered_to_oneself_alone(
    as_person: SignedIn, question: Message, lars: Person, marja_liisa: Person
) -> None:
    made = written(question, lars)
    Delivery.objects.filter(pk=made.delivery_id).update(state="withdrawn")
    assert box(shown(as_person(lars), question))[1].startswith("Kl. 10.")
    assert box(shown(as_person(marja_liisa), question)) == (True, "")


def test_a_resident_who_says_more_while_it_leaves_still_waits(
    as_person: SignedIn, question: Message, lars: Person, clocks: Any, channel: Channel
) -> None:
    written(question, lars)
    clocks.advance(minutes=1)
    take_in(channel, [spoken("c2", "Och Halkokari?", in_reply_to="c1")])
    client = as_person(lars)
    assert row(client).startswith("väntar på svar")
    assert box(shown(client, question)) == (True, "")


def test_that_nothing_was_sent_twice_stays_when_the_network_shows_the_answer(
    as_person: SignedIn, question: Message, lars: Person, clocks: Any, channel: Channel
) -> None:
    made = written(question, lars)
    clocks.advance(minutes=1)
    look_at(made.delivery_id, "worker")
    delivery = Delivery.objects.get(pk=made.delivery_id)
    take_in(channel, [spoken(delivery.network_id, "Kl. 10.\n/Lars", by_us=True, in_reply_to="c1")])
    client = as_person(lars)
    assert "Inget skickades två gånger." not in shown(client, question).get_text()
    Delivery.objects.filter(pk=delivery.pk).update(looks=1)
    assert "Inget skickades två gånger." in shown(client, question).get_text()


@pytest.mark.parametrize(
    ("language", "hours", "words"),
    [
        ("sv", 2, "Svara senast i dag kl. 10.15"),
        ("fi", 2, "Vastaa viimeistään tänään klo 10.15"),
        ("en", 2, "Answer by 10:15 today"),
        ("sv", 26, "Svara senast i morgon kl. 10.15"),
        ("fi", 50, "Vastaa viimeistään keskiviikkona 25.11. klo 10.15"),
        ("en", 50, "Answer by Wednesday 25 November at 10:15"),
        ("sv", -1, "Skulle ha besvarats senast i dag kl. 7.15"),
        ("fi", -24, "Olisi pitänyt vastata viimeistään eilen klo 8.15"),
        ("sv", -72, "Skulle ha besvarats senast fredag 20.11. kl. 8.15"),
    ],
)
def test_the_deadline_is_said_as_the_clock_on_the_wall_says_it(language: str, hours: int, words: str) -> None:
    now = dt.datetime(2026, 11, 23, 6, 15, tzinfo=dt.UTC)
    with translation.override(language):
        assert deadline_words(now + dt.timedelta(hours=hours), now) == words


def test_the_night_the_clocks_change_is_one_night() -> None:
    before, after = dt.datetime(2026, 10, 24, 20, tzinfo=dt.UTC), dt.datetime(2026, 10, 25, 7, tzinfo=dt.UTC)
    with translation.override("sv"):
        assert deadline_words(after, before) == "Svara senast i morgon kl. 9.00"
        assert deadline_words(None, before) == ""
