"""An uproar that begins is noticed once, told to whoever leads communications, and closed by a person or by time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.inbox.actions.take_in import take_in
from tankar.inbox.errors import MayNot
from tankar.inbox.models import TenMinutes, UproarSign
from tankar.inbox.periodic import look_for_uproars
from tankar.inbox.testing.shore import spoken
from tankar.inbox.uproars.demo import make_counts
from tankar.inbox.uproars.noticing import _begins, look
from tankar.inbox.uproars.seeing import see
from tankar.inbox.uproars.series import STEP, Series, series_of, step_of
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock as house_clock
from tankar.work.clock import LOCAL
from tankar.work.periodic import registered

pytestmark = [pytest.mark.django_db, pytest.mark.db]

HOUR = dt.timedelta(hours=1)
# a Wednesday, 14.25 in Karleby
NOW = dt.datetime(2026, 11, 25, 12, 25, tzinfo=dt.UTC)
BEGAN = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


def put(channel: Channel, at: dt.datetime, messages: int, negative: int) -> None:
    TenMinutes.objects.update_or_create(
        channel=channel, begins_at=at, defaults={"messages": messages, "negative": negative}
    )


def calm(channel: Channel, until: dt.datetime, days: int = 14) -> None:
    """Every twenty minutes of the day somebody writes, one in four dissatisfied."""
    at = until - dt.timedelta(days=days)
    rows: list[TenMinutes] = []
    while at < until:
        if 5 <= at.hour < 20 and at.minute % 20 == 0:
            rows.append(
                TenMinutes(channel=channel, begins_at=at, messages=1, negative=int(len(rows) % 4 == 0))
            )
        at += STEP
    TenMinutes.objects.bulk_create(rows)


@pytest.fixture
def stirred(channel: Channel, clock: Any) -> Channel:
    """Calm for two weeks; for twenty minutes now nine write in each ten, eight of them dissatisfied."""
    clock.set(NOW)
    calm(channel, BEGAN)
    for number in range(2):
        put(channel, BEGAN + STEP * number, 9, 8)
    return channel


def test_it_is_noticed_once_with_its_numbers_and_told_to_whoever_leads_communications(
    stirred: Channel, marja_liisa: Person, lars: Person
) -> None:
    assert (look(), look()) == (1, 0)
    sign = UproarSign.objects.get()
    assert (sign.channel, sign.state, sign.began_at, sign.noticed_at) == (stirred, "open", BEGAN, NOW)
    assert (sign.messages, sign.negative, sign.usual) == (18, 16, 1)
    notice = Notice.objects.get(kind="inbox.uproar")
    assert notice.person == marja_liisa
    assert notice.awaits
    assert notice.url == f"/inbox/?channel={stirred.public_id}"
    assert Entry.objects.filter(kind="inbox.uproar_noticed").count() == 1


def test_while_nobody_leads_communications_the_team_is_told(stirred: Channel, lars: Person) -> None:
    look()
    assert [one.person for one in Notice.objects.filter(kind="inbox.uproar")] == [lars]


@pytest.mark.parametrize(("messages", "negative"), [(9, 2), (2, 2)])
def test_a_popular_post_and_a_bad_day_are_no_uproar(
    channel: Channel, clock: Any, messages: int, negative: int
) -> None:
    clock.set(NOW)
    calm(channel, BEGAN)
    put(channel, BEGAN, messages, negative)
    assert look() == 0
    assert not UproarSign.objects.exists()


def test_the_ten_minutes_that_still_run_do_not_count(channel: Channel, clock: Any) -> None:
    clock.set(BEGAN + STEP / 2)
    calm(channel, BEGAN)
    put(channel, BEGAN, 9, 8)
    assert look() == 0
    clock.set(BEGAN + STEP)
    assert look() == 1


def test_what_began_longer_than_three_steps_ago_is_not_told_any_more(stirred: Channel, clock: Any) -> None:
    clock.set(BEGAN + STEP * 4)
    assert look() == 0


def test_what_is_not_known_is_not_taken_for_silence(channel: Channel, clock: Any) -> None:
    """On the first day of counting a lively channel is no uproar."""
    clock.set(NOW)
    for number in range(12):
        put(channel, BEGAN - STEP * (10 - number), 6, 2)
    assert look() == 0
    assert series_of(channel.pk, step_of(NOW)).usual_since(BEGAN) is None


def test_while_it_lasts_its_numbers_grow(stirred: Channel, clock: Any) -> None:
    look()
    put(stirred, BEGAN + STEP * 2, 5, 4)
    clock.advance(minutes=10)
    assert look() == 0
    sign = UproarSign.objects.get()
    assert (sign.messages, sign.negative) == (23, 20)


def test_what_is_told_late_makes_no_second_sign(stirred: Channel, clock: Any, marja_liisa: Person) -> None:
    look()
    see(marja_liisa, UproarSign.objects.get())
    put(stirred, BEGAN - STEP, 9, 8)
    clock.advance(minutes=5)
    assert look() == 0
    assert UproarSign.objects.count() == 1


def test_another_worker_that_looks_at_the_same_moment_makes_no_second_sign(stirred: Channel) -> None:
    UproarSign.objects.create(
        channel=stirred, began_at=BEGAN - 2 * HOUR, noticed_at=NOW, messages=9, negative=8
    )
    assert not _begins(stirred, series_of(stirred.pk, step_of(NOW)), NOW)
    assert UproarSign.objects.count() == 1
    assert not Notice.objects.exists()


def test_unseen_it_is_over_when_calm_and_a_day_at_the_office_went_by(channel: Channel, clock: Any) -> None:
    """Begun on the afternoon before Christmas Eve: the offices open again on Monday."""
    began = dt.datetime(2026, 12, 23, 14, 0, tzinfo=LOCAL).astimezone(dt.UTC)
    calm(channel, began)
    for number in range(2):
        put(channel, began + STEP * number, 9, 8)
    clock.set(began + STEP * 2)
    assert look() == 1

    def state_on(day: int, hour: int) -> str:
        clock.set(dt.datetime(2026, 12, day, hour, 1, tzinfo=LOCAL).astimezone(dt.UTC))
        look()
        return UproarSign.objects.get().state

    assert [state_on(24, 17), state_on(25, 17), state_on(28, 15)] == ["open"] * 3
    assert state_on(28, 16) == "over"
    assert UproarSign.objects.get().messages == 18


def test_a_person_sees_it_once_for_all(
    stirred: Channel, marja_liisa: Person, lars: Person, aino: Person
) -> None:
    look()
    sign = UproarSign.objects.get()
    with pytest.raises(MayNot):
        see(aino, sign)
    again = UproarSign.objects.get()
    assert (see(marja_liisa, sign), see(marja_liisa, sign), see(lars, again)) == (True, False, False)
    entry = Entry.objects.get(kind="inbox.uproar_seen")
    assert entry.actor_id == marja_liisa.public_id
    assert Notice.objects.get(kind="inbox.uproar").settled_at is not None
    assert UproarSign.objects.get().state == "seen"


def test_counts_and_signs_are_deleted_after_ninety_days(channel: Channel, clock: Any) -> None:
    clock.set(NOW)
    for days in (89, 91):
        at = BEGAN - dt.timedelta(days=days)
        put(channel, at, 3, 1)
        UproarSign.objects.create(
            channel=channel, state="seen", began_at=at, noticed_at=at, messages=9, negative=8
        )
    look_for_uproars()
    assert TenMinutes.objects.get().begins_at == BEGAN - dt.timedelta(days=89)
    assert UproarSign.objects.get().began_at == BEGAN - dt.timedelta(days=89)
    assert next(one for one in registered() if one.name == "inbox.uproars").seconds <= 600


def test_residents_who_write_are_an_uproar_from_the_message_to_the_sign(
    channel: Channel, clocks: Any, marja_liisa: Person
) -> None:
    calm(channel, step_of(house_clock.now()))
    for number in range(9):
        take_in(channel, [spoken(f"c{number}", "Miksi katua ei koskaan aurata? Ihan häpeällistä!")])
    clocks.advance(minutes=10)
    assert look() == 1
    sign = UproarSign.objects.get()
    assert (sign.messages, sign.negative) == (9, 9)


def test_usual_is_what_came_at_this_hour_of_the_days_before_and_never_its_own() -> None:
    day = 144
    messages = [2] * day + [4] * day + [9] * 3
    series = Series(BEGAN, messages, [0] * len(messages))
    assert series.usual_since(BEGAN + STEP * 2 * day) == 9  # 6 and 12 messages in half an hour
    assert series.usual_since(BEGAN + STEP * day) is None  # longer than a day, and no two days before it


def test_the_demos_past_is_calm(channel: Channel, clock: Any) -> None:
    clock.set(NOW)
    for seed in range(3):
        TenMinutes.objects.all().delete()
        make_counts({"library": channel}, NOW, seed)
        series = series_of(channel.pk, step_of(NOW))
        assert sum(series.messages) > 20
        assert series.begun() == []
        assert look() == 0
