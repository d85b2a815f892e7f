"""The week cut into hours."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.planning.hours import hours_of
from tankar.planning.reading import entitle, entries_between
from tankar.planning.rows import Row, Rows
from tankar.planning.testing.making import at, planned


def _rows(person: Person, channel: Channel, *moments: dt.datetime) -> list[Row]:
    for moment in moments:
        planned(person, moment, channel)
    day = dt.timedelta(days=2)
    entries = entries_between(person, min(moments) - day, max(moments) + day, [])
    entitle(entries)
    return [Rows([channel], "all").of(one) for one in entries]


def test_every_entry_lies_in_the_piece_of_its_hour(lars: Person, city_channel: Channel, clock: Any) -> None:
    moments = [
        at(24, *time) for time in ((0, 5), (6, 59), (7, 0), (9, 30), (9, 45), (19, 59), (20, 0), (23, 59))
    ]
    hours = hours_of(_rows(lars, city_channel, *moments))
    assert [(one.words, one.time, len(one.rows)) for one in hours if one.rows] == [
        ("0–7", "06:00", 2),
        ("7", "07:00", 1),
        ("9", "09:00", 2),
        ("19", "19:00", 1),
        ("20–24", "20:00", 2),
    ]
    assert len(hours) == 15


def test_both_half_past_three_of_the_night_in_october_lie_in_the_night_and_know_which_they_are(
    lars: Person, city_channel: Channel, clock: Any
) -> None:
    clock.set(dt.datetime(2026, 10, 19, 6, tzinfo=dt.UTC))
    twice = (dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC) for hour in (0, 1))
    rows = _rows(lars, city_channel, *twice)
    assert [(row.clock, row.which) for row in rows] == [("3.30", "first"), ("3.30", "second")]
    assert [len(one.rows) for one in hours_of(rows)][:2] == [2, 0]


def test_hours_belong_to_the_week_and_are_asked_for_in_the_address(
    lars: Person, city_channel: Channel, as_person: SignedIn, clock: Any
) -> None:
    planned(lars, at(24, 9, 15), city_channel)
    client = as_person(lars)

    def page(query: str) -> str:
        return str(client.get(f"/calendar/{query}").content.decode())

    week = page("?view=week&hours=1&date=2026-12-06")  # the week of Independence Day
    assert week.count('data-drop="2026-12-06" data-at=') == 15
    week = page("?view=week&hours=1")
    hour = week.split('data-drop="2026-11-24" data-at="09:00"')[1].split('data-at="10:00"')[0]
    assert "Sagostund på torsdag" in hour
    assert "data-at" not in page("?view=week")
    assert "data-at" not in page("?view=month&hours=1")


@pytest.mark.parametrize(("sent", "stands"), [("10:30", at(25, 10, 30)), ("06:00", at(25, 6))])
def test_an_entry_that_is_let_go_on_an_hour_stands_there(
    lars: Person, city_channel: Channel, as_person: SignedIn, clock: Any, sent: str, stands: dt.datetime
) -> None:
    item = planned(lars, at(24, 9, 15), city_channel)
    fields = {"day": "2026-11-25", "time": sent, "was": at(24, 9, 15).isoformat(), "by": "drag"}
    answer = as_person(lars).post(f"/calendar/move/{item.public_id}/", {**fields, "next": "/calendar/"})
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.planned_at == stands
