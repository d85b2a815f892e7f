"""What nobody answers is reminded of and passed on; silence decides nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel, ChannelAssignment, ChannelReview
from tankar.channels.reviews.actions.decide_review import decide_review
from tankar.channels.reviews.actions.open_review import open_review
from tankar.channels.reviews.actions.remind_of_reviews import remind_of_reviews
from tankar.channels.testing.reviews import an_answered_review
from tankar.decisions.models import Ask
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment
from tankar.organisation.roles import Role
from tankar.work import clock as work_clock


def _asked(verb: str) -> set[str]:
    found = Ask.objects.filter(verb=verb, done_at=None).select_related("person")
    return {one.person.given_name for one in found}


def _told(kind: str) -> set[str]:
    return {
        one.person.given_name
        for one in Notice.objects.filter(kind=f"channels.{kind}").select_related("person")
    }


@pytest.fixture
def people(
    aino: Person, heikki: Person, marja_liisa: Person, lars: Person, of_aino: ChannelAssignment
) -> None:
    demo.make_person("tove")  # leads the sector above the library


def _pass(clock: Any, moment: dt.datetime | None) -> int:
    assert moment is not None
    clock.set(moment + dt.timedelta(minutes=1))
    return remind_of_reviews()


def test_the_owner_is_reminded_and_then_the_head_and_communications_may_answer(
    people: None, channel: Channel, clock: Any
) -> None:
    review = open_review(channel, "yearly")
    assert _pass(clock, review.next_at) == 1
    assert (_told("review_reminder"), _asked("answer")) == ({"Aino"}, {"Aino"})
    review.refresh_from_db()
    assert _pass(clock, review.next_at) == 1
    assert _asked("answer") == {"Aino", "Heikki", "Lars", "Marja-Liisa"}
    review.refresh_from_db()
    assert (review.state, review.next_at) == ("answering", None)


def test_late_decisions_go_to_the_deputies_and_the_next_in_line_and_stay_open(
    people: None, channel: Channel, aino: Person, heikki: Person, clock: Any
) -> None:
    role = heikki.assignments.get(role=Role.HEAD_OF_UNIT)
    RoleAssignment.objects.create(
        person=demo.make_person("camilla"), role=role.role, unit=role.unit, deputy_for=heikki
    )
    review = an_answered_review(aino, channel)
    _pass(clock, review.next_at)
    assert _told("review_reminder") == {"Heikki", "Marja-Liisa"}
    review.refresh_from_db()
    _pass(clock, review.next_at)
    assert _asked("decide_unit") == {"Heikki", "Camilla", "Tove"}
    review.refresh_from_db()
    assert (review.state, review.outcome, review.stage) == ("deciding", "", "passed_on")
    clock.advance(days=400)
    assert remind_of_reviews() == 0
    review.refresh_from_db()
    assert review.state == "deciding"


def test_who_has_decided_is_left_in_peace(
    people: None, channel: Channel, aino: Person, heikki: Person, clock: Any
) -> None:
    review = an_answered_review(aino, channel)
    decide_review(heikki, review, "unit", "close", "Ingen tittar.")
    review.refresh_from_db()
    _pass(clock, review.next_at)
    assert _told("review_reminder") == {"Marja-Liisa"}


def test_one_reminder_however_many_workers_ask(people: None, channel: Channel, clock: Any) -> None:
    review = open_review(channel, "yearly")
    assert _pass(clock, review.next_at) == 1
    assert remind_of_reviews() == 0
    assert Notice.objects.filter(kind="channels.review_reminder").count() == 1


def test_days_over_christmas_and_the_night_the_clocks_change_are_working_days(
    people: None, channel: Channel, aino: Person, clock: Any
) -> None:
    # five working days from Tuesday 22 December: Christmas Eve, both holidays and New Year's Day do not count
    clock.set(dt.datetime(2026, 12, 22, 8, tzinfo=dt.UTC))
    review = an_answered_review(aino, channel)
    assert work_clock.local(review.due_at or clock()) == dt.datetime(
        2026, 12, 31, 16, tzinfo=work_clock.LOCAL
    )
    ChannelReview.objects.all().delete()
    # over Sunday 28 March 2027, when the clocks go forward, and Easter: the offices' own four o'clock
    clock.set(dt.datetime(2027, 3, 24, 8, tzinfo=dt.UTC))
    review = an_answered_review(aino, channel)
    assert work_clock.local(review.due_at or clock()) == dt.datetime(2027, 4, 2, 15, tzinfo=work_clock.LOCAL)
