"""Whoever wanted to be reminded of a conversation is told once, when the city's clock says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel, ChannelAssignment
from tankar.inbox.actions import remember
from tankar.inbox.actions.settle import mark_as_spam
from tankar.inbox.actions.share_out import assign, remind
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.models import Conversation
from tankar.inbox.periodic import remember as every_minute
from tankar.inbox.testing.shore import spoken
from tankar.inbox.tests.conftest import only
from tankar.notices.models import Notice
from tankar.notices.quiet import is_quiet, wishes_of
from tankar.organisation.models import Person
from tankar.work import clock as work_clock
from tankar.work.clock import LOCAL
from tankar.work.periodic import registered

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def conversation(channel: Channel) -> Conversation:
    take_in(channel, [spoken("c1", ago=20)])
    return only(channel)


def there(*parts: int) -> dt.datetime:
    """On the wall in Karleby; of an hour that comes twice the first."""
    return dt.datetime(*parts, tzinfo=LOCAL).astimezone(dt.UTC)  # type: ignore[misc, arg-type]


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).values_list("kind", flat=True))


def test_a_reminder_is_told_once_at_its_moment_and_then_over(
    conversation: Conversation, lars: Person, clocks: Any
) -> None:
    remind(lars, conversation, work_clock.now() + dt.timedelta(hours=1))
    clocks.advance(minutes=59)
    assert (every_minute(), told(lars)) == (0, [])
    clocks.advance(minutes=1)
    assert (every_minute(), every_minute()) == (1, 0)
    assert told(lars) == ["inbox.remember"]
    notice = Notice.objects.get(person=lars)
    assert notice.url == conversation.get_absolute_url()
    assert "Stadsbiblioteket" in notice.sentence
    after = only(conversation.channel)
    assert (after.remind_at, after.remind_whom) == (None, None)


def test_of_two_workers_one_tells(
    conversation: Conversation, lars: Person, clocks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have read the row; the second finds nothing left of the moment."""
    remind(lars, conversation, work_clock.now())
    (seen,) = Conversation.objects.filter(remind_at__isnull=False).select_related("channel", "remind_whom")
    assert remember.remember_due() == 1
    assert remember._remembered(seen) is False
    assert told(lars) == ["inbox.remember"]


def test_a_reminder_moved_meanwhile_is_told_at_its_new_moment(
    conversation: Conversation, lars: Person, clocks: Any
) -> None:
    remind(lars, conversation, work_clock.now())
    (seen,) = Conversation.objects.filter(remind_at__isnull=False).select_related("channel", "remind_whom")
    remind(lars, conversation, work_clock.now() + dt.timedelta(days=1))
    assert remember._remembered(seen) is False
    assert told(lars) == []
    clocks.advance(days=1)
    assert every_minute() == 1


def test_one_taken_back_or_settled_is_not_told(conversation: Conversation, lars: Person, clocks: Any) -> None:
    remind(lars, conversation, work_clock.now())
    remind(lars, conversation, None)
    assert every_minute() == 0
    remind(lars, conversation, work_clock.now())
    mark_as_spam(lars, conversation)
    assert (every_minute(), told(lars)) == (0, [])


def test_whoever_may_no_longer_see_it_is_not_told_and_it_is_over(
    conversation: Conversation, lars: Person, aino: Person, clocks: Any
) -> None:
    ChannelAssignment.objects.create(channel=conversation.channel, person=aino)
    remind(aino, conversation, work_clock.now())
    ChannelAssignment.objects.filter(person=aino).delete()
    assert (every_minute(), told(aino)) == (0, [])
    assert only(conversation.channel).remind_at is None


def test_whoever_was_given_it_is_reminded_too(conversation: Conversation, lars: Person, clocks: Any) -> None:
    assign(lars, conversation, lars)
    remind(lars, conversation, work_clock.now())
    assert every_minute() == 1


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        # the hour that comes twice: the first of them, in Karleby's summer
        (there(2026, 10, 25, 3, 30), True),
        # Independence Day 2027 is a Monday on which nobody is disturbed
        (there(2027, 12, 6, 9, 0), True),
        (there(2026, 11, 24, 9, 0), False),
    ],
)
def test_the_bell_has_it_at_its_moment_and_mail_waits_for_office_hours(
    conversation: Conversation, lars: Person, clocks: Any, moment: dt.datetime, quiet: bool
) -> None:
    remind(lars, conversation, moment)
    clocks.city.set(moment - dt.timedelta(seconds=1))
    assert every_minute() == 0
    clocks.city.set(moment)
    assert every_minute() == 1
    assert Notice.objects.get(person=lars).told_at == moment
    assert is_quiet(wishes_of(lars), work_clock.now()) is quiet


def test_the_second_of_the_hours_that_come_twice_is_an_hour_later(
    conversation: Conversation, lars: Person, clocks: Any
) -> None:
    second = dt.datetime(2026, 10, 25, 3, 30, tzinfo=LOCAL, fold=1)
    remind(lars, conversation, second)
    clocks.city.set(there(2026, 10, 25, 3, 30))
    assert every_minute() == 0
    clocks.city.advance(hours=1)
    assert every_minute() == 1


def test_many_are_told_in_turns(
    conversation: Conversation, channel: Channel, lars: Person, clocks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remember, "AT_ONCE", 2)
    now = work_clock.now()
    for number in range(3):
        Conversation.objects.create(
            channel=channel,
            thread=f"t{number}",
            began_at=now,
            last_said_at=now,
            remind_at=now,
            remind_whom=lars,
        )
    assert (every_minute(), every_minute(), every_minute()) == (2, 1, 0)


def test_the_workers_loop_looks_every_minute() -> None:
    (found,) = [one for one in registered() if one.name == "inbox.remember"]
    assert found.seconds == 60


@pytest.mark.parametrize(
    "typed",
    [
        {"day": "imorgon", "time": ""},
        {"day": "2026-11-24", "time": "kvart över nio"},
        {"day": "2026-11-22", "time": "09:00"},  # yesterday
        {"day": "2027-03-28", "time": "03:30"},  # the hour that summer time takes away
    ],
)
def test_a_moment_that_nobody_can_be_reminded_at_is_said_and_not_made_tomorrow(
    conversation: Conversation, lars: Person, as_person: Any, typed: dict[str, str]
) -> None:
    answered = as_person(lars).post(f"{conversation.get_absolute_url()}do/remind/", typed)
    assert answered.status_code == 409
    shown = answered.content.decode()
    assert "Ingen påminnelse sattes" in shown
    assert f'value="{typed["day"]}"' in shown
    conversation.refresh_from_db()
    assert conversation.remind_at is None


def test_a_time_without_a_day_is_tomorrow_and_a_day_without_a_time_is_nine(
    conversation: Conversation, lars: Person, as_person: Any
) -> None:
    client, address = as_person(lars), f"{conversation.get_absolute_url()}do/remind/"
    for typed, wanted in (
        ({"time": "15:00"}, dt.datetime(2026, 11, 24, 13, tzinfo=dt.UTC)),
        ({"day": "2026-12-07"}, dt.datetime(2026, 12, 7, 7, tzinfo=dt.UTC)),  # the day after Independence Day
        ({}, dt.datetime(2026, 11, 24, 7, tzinfo=dt.UTC)),
    ):
        assert client.post(address, typed).status_code == 302
        conversation.refresh_from_db()
        assert conversation.remind_at == wanted
