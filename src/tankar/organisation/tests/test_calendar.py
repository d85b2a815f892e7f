from __future__ import annotations

import datetime as dt

import pytest

from tankar.organisation.calendar import add_working_days, add_working_hours, office_hours, working_day
from tankar.work.clock import LOCAL


def _at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("date", "open_"),
    [
        ("2026-11-23", True),  # a Monday
        ("2026-11-22", False),
        ("2026-06-19", False),  # Midsummer Eve
        ("2026-06-18", True),
        ("2027-06-25", False),  # Midsummer Eve, at its latest
        ("2026-12-24", False),
        ("2026-12-23", True),
        ("2026-01-06", False),  # Epiphany
        ("2026-05-14", False),  # Ascension Day
        ("2027-12-06", False),  # Independence Day, a Monday
        ("2027-12-31", True),
    ],
)
def test_the_offices_are_open_on_working_days(date: str, open_: bool) -> None:
    assert working_day(dt.date.fromisoformat(date)) is open_


@pytest.mark.parametrize(
    ("begins", "hours", "ends"),
    [
        ("2026-11-23T08:15", 4, "2026-11-23T12:15"),
        ("2026-11-23T08:00", 8, "2026-11-23T16:00"),
        ("2026-11-23T14:00", 4, "2026-11-24T10:00"),
        ("2026-11-27T14:00", 4, "2026-11-30T11:00"),  # over a weekend; Friday ends at 15
        ("2026-11-28T22:00", 0, "2026-11-30T08:00"),
        ("2026-11-23T06:00", 1, "2026-11-23T09:00"),
        ("2026-06-18T15:00", 2, "2026-06-22T09:00"),  # over Midsummer
        ("2026-12-23T15:00", 2, "2026-12-28T09:00"),  # over Christmas
        ("2026-10-23T14:00", 2, "2026-10-26T09:00"),  # over the night when the clocks go back
        ("2027-03-25T15:00", 2, "2027-03-30T09:00"),  # over Easter and the night when they go forward
        ("2026-10-25T03:30", 1, "2026-10-26T09:00"),  # within the hour that comes twice
    ],
)
def test_office_hours_are_counted_as_the_offices_keep_them(begins: str, hours: float, ends: str) -> None:
    assert add_working_hours(_at(begins), hours) == _at(ends)


def test_a_day_has_its_own_hours_in_summer_and_winter_time() -> None:
    summer, winter = office_hours(dt.date(2026, 10, 23)), office_hours(dt.date(2026, 10, 26))
    assert summer is not None
    assert winter is not None
    assert (summer[0].hour, winter[0].hour) == (5, 6)
    assert office_hours(dt.date(2026, 10, 25)) is None


@pytest.mark.parametrize(
    ("begins", "days", "ends"),
    [
        ("2026-11-23T09:14", 1, "2026-11-24T09:14"),
        ("2026-11-23T09:14", 2, "2026-11-25T09:14"),
        ("2026-11-27T15:30", 1, "2026-11-30T15:30"),  # over a weekend
        ("2026-11-26T15:30", 1, "2026-11-27T15:00"),  # Friday ends at 15
        ("2026-11-28T22:00", 1, "2026-11-30T16:00"),  # a Saturday evening
        ("2026-11-29T06:00", 1, "2026-11-30T08:00"),
        ("2027-01-05T10:00", 1, "2027-01-07T10:00"),  # over Epiphany
        ("2026-12-23T10:00", 1, "2026-12-28T10:00"),  # over Christmas
        ("2026-10-23T10:00", 1, "2026-10-26T10:00"),  # over the night when the clocks go back
        ("2027-03-25T10:00", 1, "2027-03-30T10:00"),  # over Easter and the night when they go forward
        ("2026-10-25T03:30", 1, "2026-10-26T08:00"),  # within the hour that comes twice
        ("2026-11-28T10:00", 0, "2026-11-30T10:00"),
    ],
)
def test_working_days_keep_the_time_of_day(begins: str, days: int, ends: str) -> None:
    assert add_working_days(_at(begins), days) == _at(ends)
