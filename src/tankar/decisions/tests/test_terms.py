"""How long something may wait: by working days with Finnish holidays, as declared or as set."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from tankar.decisions import terms
from tankar.decisions.errors import UnknownTerm, WrongMatter
from tankar.decisions.terms import Term, amount_of, due, length_words, source_words
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.usefixtures("hill")


def at(year: int, month: int, day: int, hour: int) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("name", "since", "ends"),
    [
        ("decisions.sanding", at(2026, 11, 23, 9), at(2026, 11, 30, 16)),
        ("decisions.sanding", at(2026, 11, 28, 23), at(2026, 12, 4, 15)),
        # Independence Day is a Sunday in 2026; Christmas Eve, Christmas Day and a weekend lie in between
        ("decisions.sanding", at(2026, 12, 22, 12), at(2026, 12, 31, 16)),
        ("decisions.sanding", at(2027, 6, 22, 9), at(2027, 6, 30, 16)),
        # the clocks go back in the night to the 25th: 72 hours end an hour earlier
        ("decisions.telling", at(2026, 10, 24, 12), at(2026, 10, 27, 11)),
        ("decisions.hurry", at(2026, 11, 27, 14), at(2026, 11, 30, 11)),
    ],
)
def test_a_term_ends_when_the_offices_close_on_the_last_of_its_working_days(
    name: str, since: dt.datetime, ends: dt.datetime
) -> None:
    assert due(name, since) == ends


def test_fourteen_days_are_days_of_the_calendar() -> None:
    assert due("decisions.keeping", at(2026, 11, 1, 9)).date() == dt.date(2026, 11, 15)


def test_what_the_city_sets_holds_and_is_said() -> None:
    terms.change({"decisions.sanding": 7})
    assert amount_of("decisions.sanding") == 7
    with translation.override("en"):
        assert (length_words("decisions.sanding"), source_words("decisions.sanding")) == (
            "7 working days",
            "set by the city",
        )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("decisions.sanding", "our default"),
        ("decisions.telling", "by law"),
        ("decisions.hurry", "by the guideline"),
        ("", ""),
    ],
)
def test_who_says_so_is_said_in_words(name: str, said: str) -> None:
    with translation.override("en"):
        assert source_words(name) == said


def test_a_misspelt_term_stops_the_start() -> None:
    with pytest.raises(UnknownTerm, match=r"decisions\.sandign"):
        terms.change({"decisions.sandign": 7})


@pytest.mark.parametrize(
    "wrong",
    [
        Term("channels.sanding", 5, "default", "Foreign"),
        Term("decisions.none", 0, "default", "No time at all"),
        Term("decisions.sanding", 6, "default", "Another length"),
    ],
)
def test_what_cannot_be_right_is_refused(wrong: Term) -> None:
    with pytest.raises(WrongMatter):
        terms.declare([wrong], context="decisions")
