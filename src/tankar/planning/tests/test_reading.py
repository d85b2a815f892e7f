"""What is read for the calendar: how each post stands, which day it belongs to, and by which index."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tankar.channels.models import Channel
from tankar.content.models import Item
from tankar.content.testing.making import ready_item
from tankar.organisation.models import Person
from tankar.planning import reading
from tankar.planning.gaps.owed import owed_by
from tankar.planning.moments import Days
from tankar.planning.reading import CalendarEntry, entitle, entries_between
from tankar.planning.testing.making import at, planned
from tankar.publishing.actions.freeze import freeze
from tankar.publishing.actions.schedule import schedule
from tankar.publishing.models import Delivery


def _read(person: Person, **more: Any) -> list[CalendarEntry]:
    return entries_between(person, at(1, 0), at(30, 0), [], **more)


@pytest.fixture
def post(lars: Person, city_channel: Channel, clock: Any) -> Item:
    """Waits on the city's channel for Wednesday at nine."""
    item = ready_item(lars, city_channel)
    schedule(lars, item, item.revision, at(25, 9))
    item.refresh_from_db()
    return item


@pytest.mark.db
@pytest.mark.parametrize("state", ["sending", "unclear", "needs_person", "refused"])
def test_a_post_under_way_stands_as_its_state_says_whether_sending_is_stopped_or_not(
    lars: Person, post: Item, state: str
) -> None:
    Delivery.objects.update(state=state)
    freeze(lars, "Storm")
    assert [entry.status for entry in _read(lars)] == [state]


@pytest.mark.db
def test_a_post_that_waits_is_held_while_sending_is_stopped(lars: Person, post: Item) -> None:
    assert [entry.status for entry in _read(lars)] == ["scheduled"]
    freeze(lars, "Storm")
    assert [entry.status for entry in _read(lars)] == ["held"]


def test_a_refusal_is_over_when_the_item_was_taken_back(lars: Person, post: Item) -> None:
    Delivery.objects.update(state="refused")
    assert len(_read(lars)) == 1
    Item.objects.update(state=Item.State.DRAFT)
    assert _read(lars) == []


@pytest.mark.db
def test_what_others_have_out_is_there_without_being_open(aino: Person, post: Item) -> None:
    Delivery.objects.update(state="delivered", delivered_at=at(20, 9))
    assert _read(aino) == []
    (entry,) = _read(aino, with_others=True)
    assert (entry.status, entry.is_open) == ("out", False)


def test_titles_and_addresses_are_read_for_what_is_shown_and_for_nothing_else(
    lars: Person, post: Item, city_channel: Channel
) -> None:
    item = planned(lars, at(26, 12), city_channel)
    first, second = _read(lars)
    entitle([second])
    assert (second.public_id, second.title) == (item.public_id, "Sagostund på torsdag")
    assert second.languages == ("sv", "fi")
    assert (first.public_id, first.title, first.languages) == ("", "", ("fi", "sv"))


def _steps(question: str) -> list[str]:
    """How SQLite goes about the one statement that says `question`."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {question}")
        return [row[3] for row in cursor.fetchall()]


on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL reads a table of three rows from end to end"
)


@on_sqlite
def test_drafts_of_a_month_are_found_by_their_plan_however_many_were_ever_left_lying(
    lars: Person, clock: Any
) -> None:
    with CaptureQueriesContext(connection) as asked:
        list(reading._planned(lars, at(1, 0), at(30, 0)))
    (question,) = (one["sql"] for one in asked if "planned_at" in one["sql"])
    assert any(
        "item_by_state_and_plan (state=? AND planned_at>? AND planned_at<?)" in one
        for one in _steps(question)
    )


@on_sqlite
def test_posts_of_a_month_are_found_by_their_state_and_time_and_never_by_being_posts(
    lars: Person, aino: Person, clock: Any
) -> None:
    for person in (lars, aino):
        with CaptureQueriesContext(connection) as asked:
            list(reading._rows(person, at(1, 0), at(30, 0), with_others=True))
        found = [one for one in _steps(asked[-1]["sql"]) if "tankar_publishing_delivery" in one]
        assert [one.partition("INDEX ")[2] for one in found] == [
            "delivery_by_state_and_time (state=? AND not_before>? AND not_before<?)",
            "delivery_newest (state=? AND delivered_at>? AND delivered_at<?)",
        ]


@on_sqlite
def test_what_is_owed_is_found_by_when_it_is_due_and_not_among_all_items(
    lars: Person, aino: Person, clock: Any
) -> None:
    for person in (lars, aino):
        with CaptureQueriesContext(connection) as asked:
            owed_by(person, begin=at(1, 0), end=at(30, 0))
        (question,) = (one["sql"] for one in asked if "tankar_content_outstanding" in one["sql"])
        steps = _steps(question)
        assert any("outstanding_by_state_and_due (state=? AND due_at>? AND due_at<?)" in one for one in steps)
        assert not any("SCAN" in one for one in steps)


def test_the_nights_in_which_the_clocks_change_have_their_own_length() -> None:
    """In March the day is 23 hours long, in October 25; Independence Day is a day like others."""
    for night, hours in ((dt.date(2026, 3, 29), 23), (dt.date(2026, 10, 25), 25), (dt.date(2026, 12, 6), 24)):
        begin = dt.datetime.combine(night, dt.time(), tzinfo=dt.UTC) - dt.timedelta(
            hours=3 if hours == 25 else 2
        )
        days = Days(begin - dt.timedelta(days=3), begin + dt.timedelta(days=3))
        last = begin + dt.timedelta(hours=hours) - dt.timedelta(microseconds=1)
        around = (begin - dt.timedelta(microseconds=1), begin, last, last + dt.timedelta(microseconds=1))
        assert [(days.of(one) - night).days for one in around] == [-1, 0, 0, 1]
