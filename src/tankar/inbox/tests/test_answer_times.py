"""How many of a channel's questions were answered in time: of the channel, and never of one or two people."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tankar.channels.models import Channel
from tankar.channels.testing.sample import a_channel
from tankar.inbox.deadlines.answer_times import answered_in_time
from tankar.inbox.models import Answer, Conversation, Message
from tankar.inbox.testing.shore import Shore
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery
from tankar.work import clock as work_clock


def _answered(channel: Channel, by: Person, number: int, hours: float, since: dt.datetime) -> None:
    """A question that came on a Monday at eight, and the answer so many hours later."""
    thread = Conversation.objects.create(
        channel=channel, thread=str(number), began_at=since, last_said_at=since, state="answered"
    )
    asked = Message.objects.create(
        conversation=thread, channel=channel, network_id=f"q{number}", said_at=since, seen_at=since
    )
    delivery = Delivery.objects.create(
        kind="reply",
        subject=f"answer:{number}",
        channel=channel,
        languages="sv",
        not_before=since,
        outgoing={},
        approved_by=by,
        outgoing_hash="0" * 64,
    )
    Answer.objects.create(
        conversation=thread,
        to=asked,
        written_by=by,
        text="Svar",
        language="sv",
        written_at=since + dt.timedelta(hours=hours),
        delivery=delivery,
    )


def test_nothing_is_told_below_three_people_or_ten_questions(
    aino: Person, lars: Person, heikki: Person, shore: Shore, clock: Any
) -> None:
    channel, monday = a_channel(network="lighthouse"), work_clock.now() - dt.timedelta(days=7)
    for number in range(12):
        _answered(channel, (aino, lars)[number % 2], number, 1, monday)
    assert answered_in_time(channel) is None
    _answered(channel, heikki, 12, 1, monday)
    assert answered_in_time(channel) is not None
    other = a_channel("Vinge", "youth", network="lighthouse")
    for number, person in enumerate((aino, lars, heikki)):
        _answered(other, person, 20 + number, 1, monday)
    assert answered_in_time(other) is None


def test_in_time_is_the_channels_own_target_and_a_year_is_the_limit(
    aino: Person, lars: Person, heikki: Person, shore: Shore, clock: Any
) -> None:
    channel, monday = a_channel(network="lighthouse"), work_clock.now() - dt.timedelta(days=7)
    people = (aino, lars, heikki)
    for number in range(10):
        # the next working day is the target of a unit's channel: Tuesday's close, and three were later
        _answered(channel, people[number % 3], number, 24 if number < 7 else 72, monday)
    _answered(channel, aino, 99, 1, monday - dt.timedelta(days=400))
    told = answered_in_time(channel)
    assert told is not None
    assert (told.questions, told.in_time) == (10, 7)
    assert set(vars(told)) == {"questions", "in_time"}
