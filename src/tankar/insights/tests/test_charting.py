"""Charts as numbers: broken where there is none, and the same whatever the size of the numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tankar.insights.reading.charting import HEIGHT, WIDTH, chart_of, nice_top
from tankar.insights.reading.months import Series, first_of_months
from tankar.insights.reading.number import Number


def a_series(*values: int | None) -> Series:
    months = [Number("", "", f"month {place}", value) for place, value in enumerate(values)]
    return Series("x", "Followers", "", "", months)


def test_a_line_is_broken_where_a_month_has_no_number() -> None:
    chart = chart_of(a_series(10, 20, None, 5, 6, 7))
    assert chart is not None
    assert [line.count(" L") for line in chart.lines] == [1, 2]
    assert (len(chart.points), len(chart.gaps)) == (5, 1)


def test_a_lonely_month_between_two_gaps_is_still_a_dot() -> None:
    chart = chart_of(a_series(10, None, 20, None, 30))
    assert chart is not None
    assert chart.lines == []
    assert len(chart.points) == 3


def test_0_is_drawn_at_the_bottom_and_is_no_gap() -> None:
    chart = chart_of(a_series(0, 4))
    assert chart is not None
    assert [y for _x, y in chart.points] == ["37.00", "3.00"]
    assert list(chart.gaps) == []


@pytest.mark.parametrize("values", [(), (None,), (3,), (None, 3, None)])
def test_fewer_than_two_numbers_are_no_chart(values: tuple[int | None, ...]) -> None:
    assert chart_of(a_series(*values)) is None


@given(st.lists(st.none() | st.integers(0, 10**12), min_size=2, max_size=12))
def test_everything_stays_within_the_drawing(values: list[int | None]) -> None:
    chart = chart_of(a_series(*values))
    if chart is not None:
        assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in chart.points)
        assert len(chart.points) + len(chart.gaps) == len(values)


@given(st.integers(0, 10**12))
def test_the_top_is_not_below_the_largest_and_can_be_halved(largest: int) -> None:
    top = nice_top(largest)
    assert top >= largest
    assert top % 2 == 0
    assert top <= max(2, largest * 2)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (dt.date(2026, 11, 23), "2025-12-01"),
        (dt.date(2026, 1, 6), "2025-02-01"),
        (dt.date(2026, 12, 6), "2026-01-01"),
    ],
)
def test_twelve_months_end_with_this_one(today: dt.date, first: str) -> None:
    months = first_of_months(today)
    assert (months[0].isoformat(), months[-1], len(months)) == (first, today.replace(day=1), 12)
