"""Two clocks: the one of rules can be moved, the one of the machine cannot."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.work import clock as work_clock
from tankar.work import demo
from tankar.work.models import Demo

pytestmark = pytest.mark.django_db
DAY = 86_400


def _demo(offset: int) -> None:
    today = dt.date(2026, 11, 23)
    Demo.objects.create(seed=1, today=today, practice_address="http://127.0.0.1:1", clock_offset=offset)
    demo.forget()


def test_without_a_demo_both_clocks_agree(machine_clock: Any) -> None:
    assert work_clock.now() == work_clock.machine() == machine_clock.moment


def test_a_demos_clock_is_moved_and_the_machines_is_not(machine_clock: Any) -> None:
    _demo(5 * DAY)
    assert work_clock.now() == machine_clock.moment + dt.timedelta(days=5)
    assert work_clock.machine() == machine_clock.moment


def test_a_moment_of_the_demo_is_put_into_the_machines_time(machine_clock: Any) -> None:
    _demo(5 * DAY)
    in_an_hour = work_clock.now() + dt.timedelta(hours=1)
    assert work_clock.on_machine(in_an_hour) == machine_clock.moment + dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("utc", "wall"),
    [
        ((2026, 10, 25, 0, 30), "03:30+0300"),  # the night that has an hour twice
        ((2026, 10, 25, 1, 30), "03:30+0200"),
        ((2027, 3, 28, 0, 59), "02:59+0200"),  # the night that lacks one
        ((2027, 3, 28, 1, 0), "04:00+0300"),
        ((2026, 12, 6, 10, 0), "12:00+0200"),  # Independence Day
    ],
)
def test_the_wall_clock_is_karlebys_also_in_the_nights_it_is_changed(utc: tuple[int, ...], wall: str) -> None:
    moment = dt.datetime(*utc, tzinfo=dt.UTC)  # type: ignore[arg-type,misc]
    assert work_clock.local(moment).strftime("%H:%M%z") == wall
