"""The worker's loop: one of several workers runs it, nothing ends it, and what fails is told."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError

from tankar import journal
from tankar.journal.models import Entry
from tankar.work import engine, leases, periodic, rounds
from tankar.work.errors import WrongPeriodic
from tankar.work.models import Trouble

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_else_is_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "_registered", {})


def _loop(owner: str = "worker-1") -> periodic.Loop:
    return periodic.Loop(owner, threading.Event())


def _counted(seconds: float, name: str = "work.count") -> list[float]:
    turns: list[float] = []

    @periodic.every(seconds=seconds, name=name)
    def count() -> None:
        turns.append(time.monotonic())

    return turns


def test_what_is_due_runs_and_what_is_not_waits() -> None:
    turns = _counted(60)
    loop = _loop()
    assert 0 < loop.turn() <= 1
    loop.turn()
    assert len(turns) == 1


def test_what_is_due_again_runs_again() -> None:
    turns = _counted(0.01)
    loop = _loop()
    loop.turn()
    time.sleep(0.02)
    loop.turn()
    assert len(turns) == 2


def test_of_two_workers_one_runs_the_loop_and_the_other_takes_over(machine_clock: Any) -> None:
    turns = _counted(0.001)
    first, second = _loop("worker-1"), _loop("worker-2")
    first.turn()
    assert second.turn() == 1.0
    assert len(turns) == 1
    machine_clock.advance(61)
    second.turn()
    assert len(turns) == 2


def test_a_function_that_fails_is_told_and_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    @periodic.every(seconds=0.001, name="work.stumble")
    def stumble() -> None:
        raise ValueError("no way through")

    turns = _counted(0.001)
    loop = _loop()
    for _ in range(3):
        loop.turn()
        time.sleep(0.002)
    assert len(turns) == 3
    trouble = periodic.troubles()[0]
    assert (trouble.name, trouble.times, trouble.said) == ("work.stumble", 3, "ValueError: no way through")
    assert "no way through" in caplog.text


def test_trouble_is_over_when_the_function_succeeds_even_in_another_worker(machine_clock: Any) -> None:
    Trouble.objects.create(name="work.count", since=machine_clock(), last=machine_clock(), said="x")
    _counted(1)
    _loop().turn()
    assert periodic.troubles() == []


def test_an_unreachable_database_does_not_end_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = _counted(1)

    def unreachable(*_: object) -> bool:
        raise DatabaseError("gone")

    monkeypatch.setattr(leases, "hold", unreachable)
    assert _loop().turn() == 1.0
    assert turns == []


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_the_loop_runs_in_its_thread_until_it_is_stopped_and_lets_the_lease_go() -> None:
    stop = threading.Event()
    turns: list[int] = []

    @periodic.every(seconds=0.01, name="work.count")
    def count() -> None:
        turns.append(1)
        if len(turns) == 3:
            stop.set()

    thread = threading.Thread(target=periodic.Loop("worker-1", stop).run)
    thread.start()
    thread.join(10)
    assert len(turns) == 3
    assert not periodic.alive()


def test_a_living_loop_is_seen_and_a_dead_one_is_missed(machine_clock: Any) -> None:
    _counted(1)
    _loop().turn()
    assert periodic.alive()
    machine_clock.advance(61)
    assert not periodic.alive()


def test_moving_the_demos_clock_does_not_run_anything_earlier(clock: Any) -> None:
    turns = _counted(60)
    loop = _loop()
    loop.turn()
    clock.advance(days=3)
    loop.turn()
    assert len(turns) == 1


def test_two_functions_under_one_name_are_refused() -> None:
    _counted(1)

    def other() -> None: ...

    with pytest.raises(WrongPeriodic, match="Two functions"):
        periodic.every(seconds=1, name="work.count")(other)
    with pytest.raises(WrongPeriodic, match="every 0 seconds"):
        periodic.every(seconds=0, name="work.other")(other)


@pytest.mark.parametrize(
    "work", [rounds.seal_the_journal, rounds.give_back_lost_tasks, rounds.forget_old_tasks]
)
def test_the_houses_own_rounds_may_run_twice(work: Callable[[], object]) -> None:
    work()
    work()
    assert engine.chosen().drain() == 0


def test_the_journal_is_sealed_to_its_end() -> None:
    now = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    Entry.objects.bulk_create(
        Entry(kind="content.x", at=now, subject_type="item", subject_id=str(n)) for n in range(700)
    )
    rounds.seal_the_journal()
    assert journal.verify() == journal.Verification(True, 700, None, 0, Entry.objects.get(number=700).digest)
