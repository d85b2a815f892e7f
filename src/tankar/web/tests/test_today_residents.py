"""Today tells of residents: who waits too long on which channel, what was given to me, where nobody is heard."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tankar.channels.models import Access, Channel, ChannelAssignment
from tankar.content.testing.making import make_channel
from tankar.inbox.actions.answer import Draft, answer, latest_of
from tankar.inbox.actions.like import like
from tankar.inbox.actions.settle import mark_as_spam
from tankar.inbox.actions.share_out import assign
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.listing import waiting_now
from tankar.inbox.models import Conversation, Ear, Message
from tankar.inbox.testing.shore import Shore, shore, spoken
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.publishing.models import Delivery
from tankar.web import today_residents, today_sent
from tankar.work import clock as house_clock
from tankar.work import demo
from tankar.work.clock import LOCAL

__all__ = ["shore"]

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def there(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=LOCAL).astimezone(dt.UTC)  # type: ignore[misc, arg-type]


@pytest.fixture
def channel(shore: Shore, clock: Any, machine_clock: Any, aino: Person, library: Unit) -> Channel:
    """The library's, which Aino manages; connected, and answered on the next working day."""
    return _connected("Stadsbiblioteket", library, aino)


def _connected(name: str, unit: Unit, *managers: Person) -> Channel:
    facts = {"network": "lighthouse", "kind": "connected", "access": Access.WORKS, "account_id": name[:20]}
    return make_channel(name, unit, *managers, **facts)


def asked(channel: Channel, number: int = 1, **facts: Any) -> Conversation:
    """A resident writes under a post."""
    take_in(channel, [spoken(f"c{number}", in_reply_to=f"p{number}", post=f"p{number}", **facts)])
    return Conversation.objects.get(channel=channel, thread=f"c{number}")


def page(as_person: SignedIn, person: Person, address: str = "/") -> BeautifulSoup:
    Person.objects.filter(pk=person.pk).update(language="en")
    return BeautifulSoup(as_person(person).get(address).content, "html.parser")


def rows(soup: BeautifulSoup, key: str) -> list[str]:
    return [" ".join(row.get_text(" ").split()) for row in soup.select(f"[aria-labelledby={key}] .row")]


def late(person: Person) -> list[tuple[str, str]]:
    with translation.override("en"):
        found = today_residents.late_rows(waiting_now(person), house_clock.now())
        return [(str(row.title), str(row.detail)) for row in found]


# -- unanswered past the target


def test_who_waits_past_the_target_is_counted_by_channel_with_the_oldest_in_words(
    channel: Channel, lars: Person, aino: Person, communications: Unit, clock: Any
) -> None:
    common = _connected("Karleby", communications, lars)
    asked(channel, 1)
    clock.set(there(2026, 11, 23, 10))
    asked(channel, 2)
    assert late(lars) == []
    clock.set(there(2026, 11, 25, 9))
    asked(common, 3)
    assert late(lars) == [
        (
            "Stadsbiblioteket",
            "2 are past the target: the first should have been answered by 16:00 yesterday.",
        )
    ]
    clock.set(there(2026, 11, 27, 9))
    assert [title for title, _detail in late(lars)] == ["Stadsbiblioteket", "Karleby"]
    assert [title for title, _detail in late(aino)] == ["Stadsbiblioteket"]


def test_the_list_never_names_whoever_was_given_the_conversation(
    channel: Channel, lars: Person, aino: Person, marja_liisa: Person, clock: Any, as_person: SignedIn
) -> None:
    assign(aino, asked(channel), aino)
    clock.set(there(2026, 11, 25, 9))
    soup = page(as_person, marja_liisa)
    (row,) = rows(soup, "late")
    assert row.startswith(
        "Stadsbiblioteket 1 is past the target: it should have been answered by 16:00 yesterday"
    )
    assert str(aino) not in soup.get_text()
    link = soup.select_one("[aria-labelledby=late] .row a")
    assert link is not None
    assert link["href"] == f"/inbox/?channel={channel.public_id}"
    assert "On one channel somebody has waited longer than the target." in soup.get_text()


def test_what_is_settled_does_not_wait(channel: Channel, aino: Person, clock: Any) -> None:
    conversation = asked(channel)
    clock.set(there(2026, 11, 25, 9))
    assert len(late(aino)) == 1
    mark_as_spam(aino, conversation)
    assert late(aino) == []


def test_no_office_hour_passes_on_independence_day(channel: Channel, aino: Person, clock: Any) -> None:
    """Friday 3 December 2027; the Monday after it is the holiday, so the target is Tuesday's closing."""
    clock.set(there(2027, 12, 3, 10))
    asked(channel)
    clock.set(there(2027, 12, 7, 15))
    assert late(aino) == []
    clock.set(there(2027, 12, 7, 16, 1))
    assert len(late(aino)) == 1


# -- mine


def test_a_conversation_given_to_me_waits_for_me_and_for_nobody_else(
    channel: Channel, lars: Person, aino: Person, as_person: SignedIn
) -> None:
    conversation = asked(channel, text="Öppnar ni före åtta?")
    assign(lars, conversation, aino)
    soup = page(as_person, aino)
    (row,) = rows(soup, "waiting")
    assert "Answer on Stadsbiblioteket: Öppnar ni före åtta?" in row
    assert "Answer by 16:00 tomorrow" in row, "as the inbox says it"
    assert conversation.get_absolute_url() in str(soup.select("[aria-labelledby=waiting]"))
    assert "One thing is waiting for you." in soup.get_text()
    assert rows(page(as_person, lars), "waiting") == []


def test_what_is_just_being_answered_waits_for_nobody_until_the_resident_says_more(
    channel: Channel, aino: Person, clock: Any
) -> None:
    answered(channel, aino)
    assert waiting_now(aino) == []
    conversation = Conversation.objects.get()
    clock.advance(minutes=1)
    Message.objects.create(
        conversation=conversation,
        channel=channel,
        network_id="more",
        said_at=house_clock.now(),
        seen_at=house_clock.now(),
    )
    assert [one.public_id for one in waiting_now(aino)] == [conversation.public_id]


def test_an_answer_that_stopped_leaves_the_resident_waiting(channel: Channel, aino: Person) -> None:
    delivery = answered(channel, aino)
    for state in ("refused", "needs_person", "withdrawn"):
        Delivery.objects.filter(pk=delivery.pk).update(state=state)
        assert len(waiting_now(aino)) == 1, state


def answered(channel: Channel, person: Person) -> Delivery:
    conversation = asked(channel)
    message = Message.objects.select_related("conversation", "channel").get(conversation=conversation)
    return answer(person, message, Draft("Ja.", "sv", seen=latest_of(conversation))).delivery


def stop(delivery: Delivery, state: str, why: str = "") -> None:
    Delivery.objects.filter(pk=delivery.pk).update(state=state, why=why)


@pytest.mark.parametrize(
    ("state", "why"), [("refused", "other"), ("needs_person", "overdue"), ("needs_person", "access_lost")]
)
def test_an_answer_that_stopped_waits_for_its_writer_and_is_red_for_the_others(
    channel: Channel, lars: Person, aino: Person, state: str, why: str
) -> None:
    stop(answered(channel, aino), state, why)
    with translation.override("en"):
        mine, others = today_sent.sent_for(aino), today_sent.sent_for(lars)
    assert [row.title for row in mine.waiting] == ["Send your answer on Stadsbiblioteket again"]
    assert mine.waiting[0].url == Conversation.objects.get().get_absolute_url()
    assert (mine.red, others.waiting) == ([], [])
    assert [row.title for row in others.red] == ["Stadsbiblioteket"]
    assert others.out == []


def test_a_refused_answer_is_over_when_a_newer_one_was_written_or_the_resident_was_answered(
    channel: Channel, lars: Person, aino: Person
) -> None:
    stop(answered(channel, aino), "refused", "other")
    conversation = Conversation.objects.get()
    message = Message.objects.select_related("conversation", "channel").get()
    assert len(today_sent.sent_for(aino).waiting) == 1
    newer = answer(lars, message, Draft("Jo.", "sv", seen=latest_of(conversation))).delivery
    assert today_sent.sent_for(aino).waiting == []
    stop(newer, "refused", "other")
    assert len(today_sent.sent_for(lars).waiting) == 1
    mark_as_spam(lars, conversation)
    assert today_sent.sent_for(lars).waiting == []


def test_a_like_that_needs_somebody_is_red_and_a_refused_one_needs_nobody(
    channel: Channel, aino: Person
) -> None:
    asked(channel)
    delivery = like(aino, Message.objects.select_related("conversation", "channel").get()).delivery
    stop(delivery, "needs_person", "cannot_tell")
    (row,) = today_sent.sent_for(aino).red
    assert row.url == Conversation.objects.get().get_absolute_url()
    stop(delivery, "refused", "other")
    assert today_sent.sent_for(aino).red == []


def test_what_others_channels_do_is_not_told(channel: Channel, aino: Person, petra: Person) -> None:
    stop(answered(channel, aino), "refused", "other")
    made = today_sent.sent_for(petra)
    assert (made.waiting, made.red) == ([], [])


# -- channels that cannot be heard


def heard(channel: Channel, **facts: Any) -> None:
    now = house_clock.machine()
    Ear.objects.update_or_create(channel=channel, defaults={"next_at": now, "heard_at": now, **facts})


def unheard(person: Person) -> list[str]:
    with translation.override("en"):
        return [str(row.detail) for row in today_residents.heard_by(person).unheard]


def test_a_channel_that_failed_three_times_or_was_silent_for_an_hour_is_red(
    channel: Channel, aino: Person, petra: Person, machine_clock: Any
) -> None:
    heard(channel, fails=2)
    assert unheard(aino) == []
    heard(channel, fails=3)
    assert unheard(aino) == [
        "What residents write there has not been heard since Monday 23 November at 8:15."
    ]
    assert unheard(petra) == []
    heard(channel, fails=3, heard_at=None)
    assert unheard(aino) == ["What residents write there has not been heard yet."]
    heard(channel, fails=0)
    machine_clock.advance(minutes=61)
    assert len(unheard(aino)) == 1


def test_lost_access_is_red_once_whether_a_post_waits_there_or_not(channel: Channel, aino: Person) -> None:
    heard(channel, fails=9)
    Channel.objects.filter(pk=channel.pk).update(access=Access.LOST)
    assert unheard(aino) == ["Stadsbiblioteket no longer lets Tankar in."]
    assert today_residents.heard_by(aino, {channel.pk}).unheard == []


# -- the weekend


@pytest.mark.parametrize(
    ("now", "closed"),
    [
        # an ordinary Monday: since Friday at three
        (there(2026, 11, 23, 8, 15), there(2026, 11, 20, 15)),
        # the clocks changed in between
        (there(2026, 10, 26, 8), there(2026, 10, 23, 15)),
        # Midsummer Eve was closed, so since Thursday at four
        (there(2026, 6, 22, 8), there(2026, 6, 18, 16)),
        # after Easter Monday, on Tuesday, since Maundy Thursday
        (there(2026, 4, 7, 8), there(2026, 4, 2, 16)),
        (there(2026, 11, 24, 8), None),
        (there(2026, 11, 22, 8), None),
    ],
)
def test_the_weekend_begins_when_the_offices_close(now: dt.datetime, closed: dt.datetime | None) -> None:
    assert today_residents._closed_since(now) == closed


def test_the_weekend_is_told_on_monday_in_numbers(
    channel: Channel,
    lars: Person,
    aino: Person,
    petra: Person,
    clock: Any,
    machine_clock: Any,
    as_person: SignedIn,
) -> None:
    def set_both(*parts: int) -> None:
        clock.set(there(*parts))
        machine_clock.set(there(*parts))

    for number, day in ((1, 20), (2, 21), (3, 22)):
        set_both(2026, 11, day, 16)
        asked(channel, number, said_at=there(2026, 11, day, 16))
    set_both(2026, 11, 20, 14)
    asked(channel, 4, said_at=there(2026, 11, 20, 14))
    set_both(2026, 11, 22, 17)
    reply = spoken("r1", "Jo.", by_us=True, in_reply_to="c1", said_at=there(2026, 11, 21, 9))
    take_in(channel, [reply])
    Message.objects.filter(network_id="c2").update(hidden=True)
    set_both(2026, 11, 23, 8, 15)
    for person in (lars, aino):
        soup = page(as_person, person)
        numbers = [one.get_text() for one in soup.select("[aria-labelledby=weekend] li")]
        assert numbers == ["3 messages came", "1 answer in the networks’ own apps", "1 is hidden"]
    # who has no channel is told of none
    assert today_residents.heard_by(petra).weekend is None
    set_both(2026, 11, 24, 8)
    assert not page(as_person, aino).select("[aria-labelledby=weekend]")


# -- Aino's own channel


def test_a_channel_manager_reads_of_her_channel_first(
    channel: Channel, aino: Person, lars: Person, as_person: SignedIn, clock: Any
) -> None:
    asked(channel, 1, text="Är biblioteket öppet i morgon?")
    asked(channel, 2, text="Kan man låna skridskor?")
    asked(channel, 3, text="Fina bilder från sagostunden.")
    soup = page(as_person, aino)
    own = [one.get_text() for one in soup.select(".today-own")]
    assert own == ["Your channel: Stadsbiblioteket – 2 questions, 1 comment. No post in the last two weeks."]
    assert [one.get_text(strip=True) for one in soup.select(".today-big a")] == ["Write", "Take a picture"]
    assert not page(as_person, lars).select(".today-own")


def test_nobody_waiting_is_said_too(channel: Channel, aino: Person, as_person: SignedIn) -> None:
    (own,) = page(as_person, aino).select(".today-own")
    assert "nobody waits for an answer" in own.get_text()


# -- the cost


def test_today_asks_as_often_for_two_hundred_conversations_as_for_two(
    channel: Channel, aino: Person, lars: Person, as_person: SignedIn, clock: Any
) -> None:
    ChannelAssignment.objects.create(channel=channel, person=lars)

    def statements(person: Person) -> int:
        client = as_person(person)
        client.get("/")
        demo.forget()
        demo.current()
        with CaptureQueriesContext(connection) as found:
            client.get("/")
        return len(found)

    def fill(begin: int, end: int) -> None:
        for number in range(begin, end):
            conversation = asked(channel, number)
            if number % 2:
                assign(lars, conversation, aino)
        clock.set(there(2026, 11, 30, 9))

    fill(1, 3)
    few = [statements(aino), statements(lars)]
    fill(3, 200)
    assert [statements(aino), statements(lars)] == few
    assert max(few) <= 15, few


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads three rows from end to end")
def test_deliveries_are_found_by_their_state_and_time(channel: Channel, lars: Person, aino: Person) -> None:
    for person in (lars, aino):
        with CaptureQueriesContext(connection) as found:
            today_sent.sent_for(person)
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {found[-1]['sql']}")
            steps = [row[3] for row in cursor.fetchall()]
        read = [one for one in steps if "SCAN tankar_publishing_delivery" in one]
        assert not read, steps
        assert "MULTI-INDEX OR" in steps
        assert any(
            "delivery_by_state_and_time (state=? AND not_before>? AND not_before<?)" in one for one in steps
        ), steps
