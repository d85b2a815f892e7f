"""Times as people enter them, on both nights when the clocks are changed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tankar.publishing.forms import TimeForm, local_moment

MARCH, OCTOBER = dt.date(2027, 3, 28), dt.date(2027, 10, 31)


def test_a_time_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        local_moment(MARCH, dt.time(3, 30))
    assert refused.value.code == "gap"
    assert local_moment(MARCH, dt.time(2, 59)) == dt.datetime(2027, 3, 28, 0, 59, tzinfo=dt.UTC)
    assert local_moment(MARCH, dt.time(4, 0)) == dt.datetime(2027, 3, 28, 1, 0, tzinfo=dt.UTC)


def test_a_time_that_comes_twice_is_asked_about() -> None:
    with pytest.raises(ValidationError) as refused:
        local_moment(OCTOBER, dt.time(3, 30))
    assert refused.value.code == "twice"
    first = local_moment(OCTOBER, dt.time(3, 30), "first")
    second = local_moment(OCTOBER, dt.time(3, 30), "second")
    assert (first, second - first) == (
        dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC),
        dt.timedelta(hours=1),
    )


def test_the_form_asks_which_of_the_two_and_takes_the_answer() -> None:
    given = {"day": "2027-10-31", "time": "03:30"}
    asked = TimeForm(given)
    assert not asked.is_valid()
    assert "<select" in str(asked["which"])
    answered = TimeForm({**given, "which": "second"})
    assert answered.is_valid()
    assert answered.moment == dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC)


def test_independence_day_is_a_day_like_any_other() -> None:
    form = TimeForm({"day": "2026-12-06", "time": "08:15"})
    assert form.is_valid()
    assert form.moment == dt.datetime(2026, 12, 6, 6, 15, tzinfo=dt.UTC)
