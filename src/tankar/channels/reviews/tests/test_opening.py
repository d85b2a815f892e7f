"""When a review is opened, and whom it then waits for."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from tankar.channels.models import AnsweringAgreement, Channel, ChannelAssignment, ChannelEntry, ChannelReview
from tankar.channels.reviews import activity, answering
from tankar.channels.reviews.actions.open_due_reviews import open_due_reviews
from tankar.channels.reviews.actions.open_review import ask_for_review
from tankar.channels.reviews.answering import how_answered
from tankar.channels.reviews.errors import ReviewUnderWay
from tankar.channels.reviews.next_day import next_review_day
from tankar.channels.reviews.prefill import known_about
from tankar.channels.testing.sample import a_channel
from tankar.decisions.models import Ask
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work import clock as work_clock


def _asked(review: ChannelReview) -> set[str]:
    found = Ask.objects.filter(matter__subject_id=review.public_id, done_at=None).select_related("person")
    return {one.person.given_name for one in found}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[int, dt.datetime]:
    """What is known about when channels last posted: the test fills it."""
    known: dict[int, dt.datetime] = {}
    monkeypatch.setattr(
        activity, "_sources", [lambda channels: {key: known[key] for key in channels if key in known}]
    )
    return known


def test_marja_liisa_asks_for_a_review_and_aino_is_asked_and_told(
    marja_liisa: Person, aino: Person, channel: Channel, of_aino: ChannelAssignment, clock: Any
) -> None:
    review = ask_for_review(marja_liisa, channel, "Nätverket har bytt ägare.")
    assert _asked(review) == {"Aino"}
    assert Notice.objects.get(kind="channels.review_opened").person == aino
    assert review.reason == "Nätverket har bytt ägare."


def test_aino_cannot_ask_for_one_herself(
    aino: Person, channel: Channel, of_aino: ChannelAssignment, clock: Any
) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_review(aino, channel)


def test_a_second_review_of_the_same_channel_is_refused_and_names_the_first(
    lars: Person, channel: Channel, clock: Any
) -> None:
    first = ask_for_review(lars, channel)
    with pytest.raises(ReviewUnderWay) as refused:
        ask_for_review(lars, channel)
    assert refused.value.review == first


def test_a_channel_without_manager_asks_the_head_of_its_unit(
    lars: Person, heikki: Person, channel: Channel, clock: Any
) -> None:
    assert _asked(ask_for_review(lars, channel)) == {"Heikki"}


def test_without_head_of_unit_communications_is_asked(lars: Person, channel: Channel, clock: Any) -> None:
    assert _asked(ask_for_review(lars, channel)) == {"Lars"}


def test_a_review_opens_on_the_day_that_was_set_and_not_before(
    lars: Person, channel: Channel, of_aino: ChannelAssignment, clock: Any
) -> None:
    ChannelEntry.objects.create(channel=channel, next_review=dt.date(2026, 12, 6))
    clock.set(dt.datetime(2026, 12, 5, 12, tzinfo=dt.UTC))
    assert open_due_reviews() == 0
    # Independence Day, a holiday: it opens, and the working days begin after it
    clock.set(dt.datetime(2026, 12, 6, 6, tzinfo=dt.UTC))
    assert open_due_reviews() == 1
    review = ChannelReview.objects.get()
    assert (review.trigger, work_clock.local(review.due_at or clock()).date()) == (
        "yearly",
        dt.date(2026, 12, 18),
    )
    assert open_due_reviews() == 0


def test_a_channel_silent_for_ninety_days_is_reviewed_across_the_night_the_clocks_change(
    channel: Channel, of_aino: ChannelAssignment, told: dict[int, dt.datetime], clock: Any
) -> None:
    told[channel.pk] = dt.datetime(2026, 8, 1, 6, tzinfo=dt.UTC)
    # ninety days later, the clocks having gone back on the 25th of October
    clock.set(dt.datetime(2026, 10, 30, 5, 59, tzinfo=dt.UTC))
    assert open_due_reviews() == 0
    clock.set(dt.datetime(2026, 10, 30, 6, 1, tzinfo=dt.UTC))
    assert open_due_reviews() == 1
    assert ChannelReview.objects.get().trigger == "inactive"


def test_a_channel_out_of_its_season_is_left_in_peace(
    channel: Channel, of_aino: ChannelAssignment, told: dict[int, dt.datetime], clock: Any
) -> None:
    Channel.objects.filter(pk=channel.pk).update(season_first=5, season_last=9)
    told[channel.pk] = dt.datetime(2026, 8, 1, 6, tzinfo=dt.UTC)
    assert open_due_reviews() == 0


def test_of_what_is_not_known_nothing_is_concluded(
    channel: Channel, of_aino: ChannelAssignment, told: dict[int, dt.datetime], clock: Any
) -> None:
    assert open_due_reviews() == 0


@pytest.mark.parametrize(
    ("columns", "entry", "trigger"),
    [
        ({"closes_on": dt.date(2026, 12, 10)}, {}, "end_date"),
        ({}, {"security_checked_on": dt.date(2025, 11, 1)}, "security"),
    ],
)
def test_what_else_opens_a_review(
    columns: dict[str, Any],
    entry: dict[str, Any],
    trigger: str,
    channel: Channel,
    of_aino: ChannelAssignment,
    clock: Any,
) -> None:
    Channel.objects.filter(pk=channel.pk).update(**columns)
    ChannelEntry.objects.create(channel=channel, **entry)
    assert open_due_reviews() == 1
    assert ChannelReview.objects.get().trigger == trigger


def test_a_channel_that_nobody_manages_is_reviewed_but_not_again_within_half_a_year(
    lars: Person, channel: Channel, clock: Any
) -> None:
    assert open_due_reviews() == 1
    ChannelReview.objects.update(state="withdrawn")
    assert open_due_reviews() == 0
    clock.advance(days=181)
    assert open_due_reviews() == 1


def test_a_closed_channel_is_never_reviewed(channel: Channel, clock: Any) -> None:
    Channel.objects.filter(pk=channel.pk).update(closes_on=dt.date(2026, 11, 1))
    assert open_due_reviews() == 0


def test_a_register_of_thousands_is_opened_a_few_at_a_time(harbour: object, lars: Person, clock: Any) -> None:
    for number in range(13):
        a_channel(f"Kanal {number}")
    assert open_due_reviews() == 10
    assert open_due_reviews() == 3


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (10, dt.date(2026, 11, 23), dt.date(2027, 10, 1)),
        (10, dt.date(2026, 9, 1), dt.date(2027, 10, 1)),
        (10, dt.date(2026, 3, 1), dt.date(2026, 10, 1)),
        (0, dt.date(2026, 11, 23), dt.date(2027, 11, 23)),
        (0, dt.date(2028, 2, 29), dt.date(2029, 3, 1)),
    ],
)
def test_the_next_review_is_in_the_citys_month_or_a_year_later(
    month: int, day: dt.date, expected: dt.date, settings: Any
) -> None:
    settings.CONFIGURATION = settings.CONFIGURATION.model_copy(update={"review_month": month})
    assert next_review_day(day) == expected


def test_what_was_agreed_about_answering_and_not_confirmed_again_in_time_opens_one(
    channel: Channel, of_aino: ChannelAssignment, told: dict[int, dt.datetime], clock: Any
) -> None:
    due_at = work_clock.now() + dt.timedelta(days=10)
    AnsweringAgreement.objects.create(
        channel=channel, state="stale", begun_at=work_clock.now(), due_at=due_at, stale_why="added"
    )
    assert open_due_reviews() == 0
    clock.advance(hours=24 * 10 + 1)
    assert open_due_reviews() == 1
    assert ChannelReview.objects.get().trigger == "agreement"


def test_how_fast_it_was_answered_is_said_of_the_channel_or_not_at_all(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    with translation.override("en"):
        monkeypatch.setattr(answering, "_sources", [lambda _channel: answering.Answered(20, 18)])
        assert how_answered(channel) == "In the last year 18 of 20 questions were answered in time."
        assert how_answered(channel) in known_about(channel)["answers"]
        monkeypatch.setattr(answering, "_sources", [lambda _channel: None])
        assert how_answered(channel).startswith("How fast is not said")
        monkeypatch.setattr(answering, "_sources", [])
        assert how_answered(channel) == ""
