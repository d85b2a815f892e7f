"""What networks called us with is kept for two weeks and then gone, a bounded number at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.incoming import opening
from tankar.channels.models import Hook, HookCall
from tankar.channels.periodic import forget_calls
from tankar.work import clock as work_clock
from tankar.work.clock import LOCAL
from tankar.work.periodic import registered

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def hook(machine_clock: Any) -> Hook:
    return Hook.objects.create(network="lighthouse", made_at=work_clock.machine())


def call(hook: Hook, event: str, state: str = "read") -> HookCall:
    return HookCall.objects.create(
        hook=hook, event=event, body=b"-", came_at=work_clock.machine(), state=state
    )


def kept() -> list[str]:
    return list(HookCall.objects.order_by("pk").values_list("event", flat=True))


def test_a_call_is_gone_after_fourteen_days_whether_it_was_read_or_not(
    hook: Hook, machine_clock: Any
) -> None:
    call(hook, "read")
    call(hook, "failed", "failed")
    machine_clock.advance(days=14)
    call(hook, "new")
    assert forget_calls() == 0
    machine_clock.advance(seconds=1)
    assert forget_calls() == 2
    assert kept() == ["new"]


def test_fourteen_days_are_days_of_the_machine_over_the_night_on_which_the_clocks_change(
    hook: Hook, machine_clock: Any
) -> None:
    machine_clock.set(dt.datetime(2026, 10, 20, 12, tzinfo=LOCAL))
    call(hook, "before")
    # on the wall in Karleby an hour has come twice meanwhile
    machine_clock.set(dt.datetime(2026, 11, 3, 11, tzinfo=LOCAL))
    assert forget_calls() == 0
    machine_clock.advance(seconds=1)
    assert forget_calls() == 1


def test_a_holiday_keeps_nothing_longer(hook: Hook, machine_clock: Any) -> None:
    machine_clock.set(dt.datetime(2026, 12, 11, 12, tzinfo=LOCAL))
    call(hook, "before Christmas")
    machine_clock.set(dt.datetime(2026, 12, 25, 12, 0, 1, tzinfo=LOCAL))
    assert forget_calls() == 1


def test_of_many_old_ones_the_oldest_go_first_and_the_rest_at_the_next_turn(
    hook: Hook, machine_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "AT_ONCE", 2)
    for event in ("1", "2", "3"):
        call(hook, event)
        machine_clock.advance(minutes=1)
    machine_clock.advance(days=15)
    assert forget_calls() == 2
    assert kept() == ["3"]
    assert (forget_calls(), forget_calls(), kept()) == (1, 0, [])


def test_the_workers_loop_forgets_every_ten_minutes() -> None:
    (found,) = [one for one in registered() if one.name == "channels.forget_calls"]
    assert found.seconds == 600
