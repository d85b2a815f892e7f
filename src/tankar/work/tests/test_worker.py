"""The worker on this database's engine: every test here runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from tankar.work import clock, worker
from tankar.work.models import Demo, Lease
from tankar.work.tests import errands

pytestmark = [pytest.mark.db, pytest.mark.django_db(transaction=True)]


@contextlib.contextmanager
def _working(slots: int = 4, *, stop_seconds: float = 10) -> Iterator[worker.Worker]:
    hired = worker.Worker(slots, stop_seconds=stop_seconds, with_periodic=False)
    thread = threading.Thread(target=hired.run)
    thread.start()
    try:
        yield hired
    finally:
        hired.stop()
        thread.join(stop_seconds + 10)
        assert not thread.is_alive()


def _until(happened: Callable[[], bool], seconds: float = 10) -> None:
    last = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < last, "it did not happen"
        time.sleep(0.02)


def _noted() -> set[str]:
    return set(Lease.objects.exclude(name__startswith="work.").values_list("name", flat=True))


def test_a_task_is_run_once_in_a_slot() -> None:
    errands.note.enqueue("letter")
    with _working():
        _until(lambda: _noted() == {"letter"})
    assert Lease.objects.get(name="letter").owner.startswith(("slot", "ThreadPool"))


def test_as_many_tasks_run_at_the_same_time_as_there_are_slots() -> None:
    for number in range(8):
        errands.rest.enqueue(f"r{number}", 0.5)
    begun = time.monotonic()
    with _working(8):
        _until(lambda: len(_noted()) == 8)
    assert time.monotonic() - begun < 3


def test_more_tasks_than_slots_are_all_run() -> None:
    with transaction.atomic():
        for number in range(60):
            errands.note.enqueue(f"n{number}")
    with _working(3):
        _until(lambda: len(_noted()) == 60)


def test_two_workers_share_the_tasks_and_run_none_twice() -> None:
    with _working(3), _working(3), transaction.atomic():
        for number in range(60):
            errands.note.enqueue(f"n{number}")  # a second run would fail: the name is unique
    with _working():
        _until(lambda: len(_noted()) == 60)


def test_a_task_enqueued_in_a_transaction_that_falls_is_never_run() -> None:
    with transaction.atomic():
        errands.note.enqueue("fell")
        transaction.set_rollback(True)
    errands.note.enqueue("stood")
    with _working():
        _until(lambda: "stood" in _noted())
    assert _noted() == {"stood"}


def test_a_task_enqueues_its_own_tasks_in_its_own_transaction() -> None:
    errands.hand_on.enqueue("parcel")
    with _working():
        _until(lambda: "parcel stood" in _noted())
        time.sleep(0.3)
    assert _noted() == {"parcel stood"}


def test_a_task_for_later_waits_for_its_time_by_the_machines_clock(clock_is_moved: None) -> None:
    soon = clock.on_machine(clock.now() + dt.timedelta(seconds=1))
    errands.note.using(run_after=soon).enqueue("later")
    errands.note.using(run_after=soon + dt.timedelta(hours=1)).enqueue("much later")
    with _working():
        time.sleep(0.5)
        assert not _noted()
        _until(lambda: "later" in _noted())
        assert "much later" not in _noted()


@pytest.fixture
def clock_is_moved() -> None:
    today = dt.date(2026, 11, 23)
    Demo.objects.create(seed=1, today=today, practice_address="http://127.0.0.1:1", clock_offset=-40 * 86_400)


def test_a_task_that_fails_is_logged_and_the_slot_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    errands.stumble.enqueue("Aino")
    errands.break_the_transaction.enqueue("half")
    with _working(1):
        _until(lambda: caplog.text.count("Traceback") >= 2)
        errands.note.enqueue("after")
        _until(lambda: "after" in _noted())
    assert "Aino stumbled" in caplog.text
    assert _noted() == {"after"}


def test_a_worker_that_is_stopped_finishes_what_runs_and_leaves_the_rest() -> None:
    errands.gate.clear()
    for number in range(6):
        errands.wait_for_the_gate.enqueue(f"g{number}")
    threading.Timer(0.8, errands.gate.set).start()
    with _working(2):
        time.sleep(0.4)
    assert len(_noted()) == 2
    with _working(2):
        _until(lambda: len(_noted()) == 6)


def test_a_stopped_worker_does_not_wait_for_ever_for_what_hangs() -> None:
    errands.rest.enqueue("slow", 3)
    begun = time.monotonic()
    hired = worker.Worker(1, stop_seconds=0.3, with_periodic=False)
    threading.Timer(0.5, hired.stop).start()
    thread = threading.Thread(target=hired.run, daemon=True)
    thread.start()
    thread.join(3)
    assert time.monotonic() - begun < 2.9
    assert not _noted()
    _until(lambda: _noted() == {"slow"})
    time.sleep(0.3)


def test_a_task_can_ask_for_its_own_context() -> None:
    errands.say_which.enqueue("me")
    assert worker.drain() == 1
    assert _noted() == {"me True"}


def test_draining_runs_what_is_ready_and_what_that_enqueues() -> None:
    errands.hand_on.enqueue("parcel")
    errands.stumble.enqueue("Aino")
    errands.note.using(run_after=clock.machine() + dt.timedelta(hours=1)).enqueue("later")
    assert worker.drain() == 3
    assert worker.drain() == 0
    assert _noted() == {"parcel stood"}
