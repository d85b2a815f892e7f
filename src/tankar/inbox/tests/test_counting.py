"""How residents feel is counted for ten minutes and a channel, once for each message, and kept nowhere else."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

import tankar
from tankar.channels.models import Channel
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.models import Message, TenMinutes
from tankar.inbox.testing.shore import spoken
from tankar.inbox.uproars.series import step_of
from tankar.networks.incoming import Marked, MessageKind, Removed
from tankar.work.clock import LOCAL

pytestmark = [pytest.mark.django_db, pytest.mark.db]
ANGRY = "Varför plogar ni aldrig vår gata? Det är en skandal."
VIHAINEN = "Miksi katua ei koskaan aurata? Ihan häpeällistä toimintaa."
NOW = dt.datetime(2026, 11, 23, 7, 10, tzinfo=dt.UTC)


def counted() -> list[tuple[dt.datetime, int, int]]:
    return list(TenMinutes.objects.order_by("begins_at").values_list("begins_at", "messages", "negative"))


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        (ANGRY, 1),
        (VIHAINEN, 1),
        ("Tack för att ni plogade!", 0),
        ("Kiitos hienosta konsertista!", 0),
        ("", 0),
    ],
)
def test_a_message_is_counted_with_how_its_writer_feels(channel: Channel, text: str, negative: int) -> None:
    take_in(channel, [spoken("c1", text)])
    assert counted() == [(NOW, 1, negative)]


def test_messages_of_the_same_ten_minutes_are_added_up(channel: Channel, clocks: Any) -> None:
    take_in(channel, [spoken("c1", ANGRY), spoken("c2", VIHAINEN), spoken("c3", "Tack!")])
    clocks.advance(minutes=10)
    take_in(channel, [spoken("c4", ANGRY)])
    assert counted() == [(NOW, 3, 2), (NOW + dt.timedelta(minutes=10), 1, 1)]


def test_told_again_edited_hidden_or_removed_it_is_counted_once(channel: Channel) -> None:
    take_in(channel, [spoken("c1", "Tack!"), spoken("c1", "Tack!")])
    take_in(channel, [spoken("c1", ANGRY)])
    take_in(channel, [Marked("c1", hidden=True), Removed("c1")])
    take_in(channel, [spoken("c1", ANGRY)])
    assert counted() == [(NOW, 1, 0)]


def test_what_is_told_late_counts_when_it_was_said_and_for_a_day(channel: Channel) -> None:
    take_in(channel, [spoken("c1", ANGRY, ago=65), spoken("c2", ANGRY, ago=24 * 60 + 1)])
    assert counted() == [(NOW - dt.timedelta(minutes=60), 1, 1)]
    assert Message.objects.count() == 2


def test_our_own_words_and_private_messages_are_not_counted(channel: Channel) -> None:
    take_in(channel, [spoken("c1", "Tack!")])
    take_in(channel, [spoken("c2", "Vi beklagar.", by_us=True, in_reply_to="c1")])
    take_in(channel, [spoken("c3", ANGRY, kind=MessageKind.PRIVATE, post=None, in_reply_to=None)])
    assert counted() == [(NOW, 1, 0)]


def test_what_could_not_be_taken_in_is_not_counted(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("tankar.inbox.actions.take_in.count", fails)
    with pytest.raises(RuntimeError):
        take_in(channel, [spoken("c1", ANGRY)])
    monkeypatch.undo()
    assert not Message.objects.exists()
    take_in(channel, [spoken("c1", ANGRY)])
    assert counted() == [(NOW, 1, 1)]


def test_the_hour_that_comes_twice_in_autumn_is_two_hours() -> None:
    first = dt.datetime(2026, 10, 25, 3, 37, tzinfo=LOCAL)
    again = first.replace(fold=1)
    assert step_of(first) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    assert step_of(again) == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)


def test_nothing_but_two_numbers_is_kept() -> None:
    columns = {field.name for field in TenMinutes._meta.get_fields()}
    assert columns == {"id", "channel", "begins_at", "messages", "negative"}


def test_how_somebody_feels_is_asked_in_one_place() -> None:
    house = Path(tankar.__file__).parent
    code = [
        path for path in house.rglob("*.py") if not {"texts", "tests"} & set(path.relative_to(house).parts)
    ]
    asks = {str(path.relative_to(house)) for path in code if ".sentiment" in path.read_text("utf-8")}
    assert asks == {"inbox/uproars/counting.py"}


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_lose_no_message(channel: Channel) -> None:
    start = threading.Barrier(8)

    def worker(number: int) -> None:
        start.wait()
        for _ in range(5):
            TenMinutes.objects.count_one(channel.pk, NOW, negative=number % 2)
        connection.close()

    threads = [threading.Thread(target=worker, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert counted() == [(NOW, 40, 20)]
