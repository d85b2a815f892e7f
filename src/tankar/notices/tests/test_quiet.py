"""Nobody is disturbed outside office hours, unless they have said other hours themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from tankar.notices.models import Wishes
from tankar.notices.quiet import digest_is_due, is_quiet
from tankar.work.clock import LOCAL

EVENING = {"hours_from": dt.time(18), "hours_to": dt.time(21)}


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-11-23T08:00", False),
        ("2026-11-23T07:59", True),
        ("2026-11-23T15:59", False),
        ("2026-11-23T16:00", True),
        # Friday's office closes at three; Saturday; Independence Day; the day after the clocks changed
        ("2026-11-27T15:30", True),
        ("2026-11-28T10:00", True),
        ("2027-12-06T10:00", True),
        ("2026-10-26T08:00", False),
    ],
)
def test_office_hours_are_where_everybody_begins(moment: str, quiet: bool) -> None:
    assert is_quiet(Wishes(), at(moment)) is quiet


@pytest.mark.parametrize(
    ("moment", "weekends", "quiet"),
    [
        ("2026-11-23T10:00", False, True),
        ("2026-11-23T18:00", False, False),
        ("2026-11-23T21:00", False, True),
        ("2026-11-28T19:00", False, True),
        ("2026-11-28T19:00", True, False),
    ],
)
def test_ones_own_hours_stand_in_their_place(moment: str, weekends: bool, quiet: bool) -> None:
    assert is_quiet(Wishes(weekends=weekends, **EVENING), at(moment)) is quiet


def test_the_morning_mail_comes_once_a_day_and_not_at_night() -> None:
    assert digest_is_due(Wishes(), at("2026-11-23T08:01"))
    assert not digest_is_due(Wishes(digest_on=dt.date(2026, 11, 23)), at("2026-11-23T09:00"))
    assert digest_is_due(Wishes(digest_on=dt.date(2026, 11, 20)), at("2026-11-23T09:00"))
    assert not digest_is_due(Wishes(), at("2026-11-22T09:00"))
