"""One conversation is one page, and asks at most fifteen times, whatever was said and done in it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel
from tankar.content.testing.making import make_channel
from tankar.inbox.actions.answer import Draft, answer, latest_of
from tankar.inbox.actions.like import like
from tankar.inbox.actions.settle import close
from tankar.inbox.actions.share_out import assign, note
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.models import Conversation, Message
from tankar.inbox.presence import here_too
from tankar.inbox.reading import ON_A_PAGE
from tankar.inbox.testing.shore import CITY, spoken
from tankar.networks.incoming import MessageKind
from tankar.organisation.models import Person, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.db]
_NOT_ASKING = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def page(client: Any, conversation: Conversation, query: str = "") -> str:
    answered = client.get(conversation.get_absolute_url() + query)
    assert answered.status_code == 200
    return str(answered.content.decode())


def statements(client: Any, conversation: Conversation, query: str = "") -> list[str]:
    page(client, conversation, query)
    with CaptureQueriesContext(connection) as asked:
        page(client, conversation, query)
    return [one["sql"][:200] for one in asked if not one["sql"].startswith(_NOT_ASKING)]


@pytest.fixture
def full(channel: Channel, lars: Person, clocks: Any) -> Conversation:
    """Everything that can be in one: an edited question that is liked, an answer, notes, a reader, other questions."""
    post = spoken("1", "Halt i dag.", author=CITY, kind=MessageKind.POST, post=None, in_reply_to=None, ago=60)
    take_in(channel, [post, spoken("c1", "När plogas Yxpila?", ago=30), spoken("other", "Och Öja?", ago=20)])
    take_in(channel, [spoken("c1", "När plogas Yxpilavägen efter snöfallet?", ago=30)])
    question = Message.objects.select_related("conversation").get(network_id="c1")
    conversation = question.conversation
    take_in(channel, [spoken("again", "När plogas YXPILAVÄGEN efter snöfallet??", ago=10)])
    answer(lars, question, Draft("Kl. 10.", "sv", seen=latest_of(conversation)))
    like(lars, question)
    note(lars, conversation, "Fråga gatukontoret.")
    return conversation


def test_a_page_with_everything_asks_fifteen_times(
    as_person: Any, full: Conversation, lars: Person, aino: Person
) -> None:
    here_too(aino, full, writing=True)
    client = as_person(lars)
    asked = statements(client, full)
    assert len(asked) <= 15, "\n".join(asked)
    shown = page(client, full)
    for words in ("Halt i dag.", "När plogas Yxpila?", "Kl. 10.", "Fråga gatukontoret.", "Och Öja?", "Aino"):
        assert words in shown
    assert len(statements(client, full, "live/")) <= 15


def test_whoever_was_only_given_it_has_the_page_for_as_much(
    as_person: Any, full: Conversation, lars: Person, unit_colleague: Person
) -> None:
    Conversation.objects.filter(pk=full.pk).update(assigned_to=unit_colleague)
    asked = statements(as_person(unit_colleague), full)
    assert len(asked) <= 15, "\n".join(asked)


@pytest.fixture
def unit_colleague(channel: Channel, aino: Person, library: Unit) -> Person:
    """Aino posts on another channel of the library's, not on this one."""
    make_channel("Bokbussen", library, aino)
    return aino


def test_a_manager_of_the_channel_has_it_for_as_much(
    as_person: Any, full: Conversation, lars: Person, aino: Person, channel: Channel
) -> None:
    from tankar.channels.models import ChannelAssignment
    from tankar.organisation.access import today

    ChannelAssignment.objects.create(channel=channel, person=aino, valid_from=today())
    assign(lars, full, aino)
    asked = statements(as_person(aino), full)
    assert len(asked) <= 15, "\n".join(asked)


def test_beside_the_list_of_what_is_over_it_costs_as_much(
    as_person: Any, full: Conversation, lars: Person
) -> None:
    """That list is read from the index of each of its two states."""
    asked = statements(as_person(lars), close(lars, full), "?show=over")
    assert len(asked) <= 15, "\n".join(asked)


def test_a_thread_of_hundreds_is_read_in_parts(
    as_person: Any, full: Conversation, lars: Person, channel: Channel
) -> None:
    client = as_person(lars)
    before = len(statements(client, full))
    more = [
        spoken(f"d{number}", f"Mera {number}.", in_reply_to="c1", ago=25 - number / 20)
        for number in range(250)
    ]
    take_in(channel, more)
    assert len(statements(client, full)) <= before
    shown = client.get(full.get_absolute_url())
    body = shown.content.decode()
    assert body.count('id="m-') == ON_A_PAGE
    assert "Mera 249." in body
    assert "Mera 100." not in body
    assert "Fråga gatukontoret." in body  # written after the oldest message shown
    further = client.get(f"{full.get_absolute_url()}?before={shown.context['more']}")
    body = further.content.decode()
    assert "Mera 149." in body
    assert "Mera 150." not in body
    assert 'hx-trigger="every 15s"' not in body  # what is past does not change while it is read
    last = page(client, full, f"?before={further.context['more']}")
    assert "När plogas Yxpilavägen efter snöfallet?" in last
    assert "?before=" not in last
    assert page(client, full, "?before=nonsense")


def test_an_older_message_can_be_answered_too(
    as_person: Any, full: Conversation, lars: Person, channel: Channel
) -> None:
    take_in(
        channel,
        [spoken(f"d{number}", "Mera.", in_reply_to="c1", ago=25 - number / 20) for number in range(120)],
    )
    first = Message.objects.get(network_id="c1")
    shown = as_person(lars).get(f"{full.get_absolute_url()}?to={first.public_id}")
    assert shown.context["to"] == first
    assert "answer" in shown.context["can"]


def test_the_newest_of_a_thread_is_found_by_an_index(full: Conversation) -> None:
    """However long the thread and the history: neither the page nor its poll sorts or scans."""
    for order in (("-said_at", "-pk"), ("-pk",)):
        plan = Message.objects.filter(conversation=full).order_by(*order)[:101].explain().lower()
        if connection.vendor == "sqlite":
            assert "using index message_" in plan, plan
            assert "temp b-tree" not in plan, plan
