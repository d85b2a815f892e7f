"""The answering agreement is the source of targets, and proposes who answers. It decides nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from conftest import MovableClock

from tankar.channels.models import AgreementTopic, AnswerTarget, Channel, ChannelEntry
from tankar.channels.testing.answering import agreed, name
from tankar.channels.testing.sample import a_channel
from tankar.inbox.answering.proposing import best_topic, proposed_for
from tankar.inbox.deadlines.targets import answer_by, target_of
from tankar.inbox.models import Conversation
from tankar.organisation.absence.actions.say_away import say_away
from tankar.organisation.models import Person


@pytest.fixture
def channel(db: None, clock: MovableClock, aino: Person, lars: Person) -> Channel:
    channel = a_channel()
    name(channel, aino, lars)
    return channel


@pytest.fixture
def waiting(channel: Channel) -> Callable[[], Conversation]:
    def made() -> Conversation:
        now = dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC)
        found, _made = Conversation.objects.get_or_create(
            channel=channel,
            thread="1",
            defaults={
                "first_line": "?",
                "began_at": now,
                "last_said_at": now,
                "waits_since": now,
                "answer_by": now,
            },
        )
        return found

    return made


def test_aino_is_proposed_for_her_topic_and_nothing_is_given(
    channel: Channel, waiting: Callable[[], Conversation], aino: Person, lars: Person
) -> None:
    agreed(aino, channel, ("Evenemang", lars), ("Öppettider", aino), words="öppet auki")
    found = proposed_for(waiting(), "När öppnar ni på lördag? Vilka är öppettiderna?")
    assert found is not None
    assert (found.person, found.topic) == (aino, "Öppettider")
    assert waiting().assigned_to is None


def test_whoever_is_there_is_proposed_while_she_is_away(
    channel: Channel, waiting: Callable[[], Conversation], aino: Person, lars: Person
) -> None:
    agreed(aino, channel, ("Öppettider", aino))
    say_away(aino, aino, dt.date(2026, 11, 23), dt.date(2026, 11, 24))
    found = proposed_for(waiting(), "Vilka är öppettiderna?")
    assert found is not None
    assert found.person == lars


def test_nothing_that_fits_is_no_proposal_and_what_is_given_stays_given(
    channel: Channel, waiting: Callable[[], Conversation], aino: Person, lars: Person
) -> None:
    assert proposed_for(waiting(), "Vilka är öppettiderna?") is None
    agreed(aino, channel, ("Öppettider", aino))
    assert proposed_for(waiting(), "Var är min katt?") is None
    Conversation.objects.update(assigned_to=lars)
    assert proposed_for(waiting(), "Vilka är öppettiderna?") is None


def test_the_topic_with_most_of_its_words_is_taken_in_finnish_too() -> None:
    opening = AgreementTopic(title="Öppettider", words="öppet aukiol auki")
    loans = AgreementTopic(title="Lån", words="laina uusia lainaa")
    assert best_topic([opening, loans], "Voinko uusia lainani, kun olette kiinni?") is loans
    assert best_topic([opening, loans], "Mitkä ovat aukioloajat?") is opening
    assert best_topic([opening, loans], "") is None


def test_its_own_hours_and_target_are_what_the_clock_counts_by(channel: Channel, aino: Person) -> None:
    monday = dt.datetime(2026, 11, 23, 6, 15, tzinfo=dt.UTC)
    assert answer_by(channel, monday) == dt.datetime(2026, 11, 24, 14, tzinfo=dt.UTC)
    hours = {"hours_from": dt.time(12), "hours_to": dt.time(20)}
    agreed(aino, channel, ("Allt", aino), target="four_hours", **hours)
    channel = Channel.objects.select_related("entry").get(pk=channel.pk)
    assert target_of(channel) == AnswerTarget.FOUR_HOURS
    assert answer_by(channel, monday) == dt.datetime(2026, 11, 23, 14, tzinfo=dt.UTC)
    evening = dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)
    # two hours left on Monday, two on Tuesday; a holiday and the night the clocks change below
    assert answer_by(channel, evening) == dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


def test_own_hours_keep_holidays_and_the_wall_clock(channel: Channel, aino: Person) -> None:
    ChannelEntry.objects.create(
        channel=channel, answer_target="same_day", answered_from=dt.time(12), answered_to=dt.time(20)
    )
    # Monday 6 December 2027 is Independence Day
    holiday = dt.datetime(2027, 12, 6, 9, tzinfo=dt.UTC)
    assert answer_by(channel, holiday) == dt.datetime(2027, 12, 7, 18, tzinfo=dt.UTC)
    # Saturday before the clocks go back: Monday evening in winter time
    saturday = dt.datetime(2026, 10, 24, 9, tzinfo=dt.UTC)
    assert answer_by(channel, saturday) == dt.datetime(2026, 10, 26, 18, tzinfo=dt.UTC)
