"""Days repeat by the wall clock, over the nights on which the clocks change and the ends of months."""

from __future__ import annotations

import datetime as dt

import pytest

from tankar.content.kinds.repeating import MOST_TIMES, Every, moments
from tankar.work.clock import LOCAL, local


def at(year: int, month: int, day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("every", "days"),
    [
        (Every.DAY, ["18.12", "19.12", "20.12", "21.12", "22.12"]),
        (Every.WORKDAY, ["18.12", "21.12", "22.12"]),
        (Every.WEEK, ["18.12"]),
        (Every.TWO_WEEKS, ["18.12"]),
    ],
)
def test_the_days_run_to_the_end_and_no_further(every: str, days: list[str]) -> None:
    found = moments(at(2026, 12, 18), every, dt.date(2026, 12, 22))
    assert [f"{local(one).day}.{local(one).month}" for one in found] == days


def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change() -> None:
    found = moments(at(2026, 10, 18), Every.WEEK, dt.date(2026, 11, 1))
    assert [local(one).hour for one in found] == [9, 9, 9]
    assert [one.hour for one in found] == [6, 7, 7]


def test_the_last_day_of_a_long_month_is_the_last_of_a_short_one() -> None:
    found = moments(at(2026, 12, 31), Every.MONTH, dt.date(2027, 4, 30))
    assert [local(one).date().isoformat()[5:] for one in found] == [
        "12-31",
        "01-31",
        "02-28",
        "03-31",
        "04-30",
    ]


def test_too_many_are_seen_to_be_too_many() -> None:
    assert len(moments(at(2026, 1, 1), Every.DAY, dt.date(2036, 1, 1))) == MOST_TIMES + 1


def test_an_end_before_the_first_time_is_no_day() -> None:
    assert moments(at(2026, 12, 18), Every.DAY, dt.date(2026, 12, 17)) == []
