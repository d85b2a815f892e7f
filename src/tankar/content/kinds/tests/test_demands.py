"""What each kind asks for, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tankar.content.draft import Details
from tankar.content.kinds.demands import category_of, demands_of, outdated

NOON = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
WHOLE = Details(
    facts_source="Karleby Vatten",
    facts_checked_by="Driftschefen",
    link="https://demo.example/vatten",
    valid_until=NOON,
    begins_at=NOON,
    ends_at=NOON,
)


def names(details: Details) -> list[str]:
    return [demand.name for demand in demands_of(details)]


def test_news_asks_for_nothing() -> None:
    assert names(Details()) == []


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("event", ["begins_at"]),
        ("live", ["begins_at"]),
        ("take_part", ["ends_at", "link"]),
        ("job", ["ends_at", "link"]),
        ("disruption", ["facts_source", "facts_checked_by", "link", "valid_until"]),
    ],
)
def test_each_kind_asks_for_its_own_until_it_has_it(kind: str, asked: list[str]) -> None:
    assert names(Details(kind=kind)) == asked
    assert names(replace(WHOLE, kind=kind)) == []


@pytest.mark.parametrize("subject", ["decision", "crisis"])
def test_decisions_and_crises_need_a_source_whatever_their_kind(subject: str) -> None:
    details = Details(kind="take_part", subjects=(subject,))
    assert names(details) == ["ends_at", "link", "facts_source", "facts_checked_by", "valid_until"]


@pytest.mark.parametrize(
    ("details", "told"),
    [
        (Details(valid_until=NOON), ["valid_until"]),
        (Details(kind="job", ends_at=NOON), ["ends_at"]),
        (Details(kind="event", begins_at=NOON), ["begins_at"]),
        (Details(kind="event", begins_at=NOON, ends_at=NOON + dt.timedelta(days=2)), []),
        (Details(begins_at=NOON + dt.timedelta(days=3), ends_at=NOON + dt.timedelta(days=2)), ["ends_at"]),
        (Details(kind="news", ends_at=NOON), []),
    ],
)
def test_what_is_over_deserves_a_second_look(details: Details, told: list[str]) -> None:
    assert [one.name for one in outdated(details, NOON + dt.timedelta(hours=1))] == told


def test_a_yes_is_given_to_a_category() -> None:
    assert category_of(Details()) == "ordinary"
    assert category_of(Details(kind="event")) == "event"
    assert category_of(Details(subjects=("paid", "crisis"))) == "news:crisis+paid"


def test_a_disruption_that_is_over_deserves_a_second_look() -> None:
    over = Details(kind="disruption", over_at=NOON)
    assert [one.name for one in outdated(over, NOON)] == ["kind"]
    assert list(outdated(Details(kind="news", over_at=NOON), NOON)) == []
