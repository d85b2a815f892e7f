"""What only the engine on SQLite does: claims, tasks of killed workers, rows that must not grow for ever."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.conf import settings

from tankar.work import leases
from tankar.work.tests import errands

if settings.ON_POSTGRESQL:
    pytest.skip("django-tasks-db is for SQLite", allow_module_level=True)

from django_tasks_db.models import DBTaskResult

from tankar.work import engine_sqlite as engine

pytestmark = pytest.mark.django_db


def test_a_claim_takes_no_more_than_asked_and_each_task_once() -> None:
    for number in range(5):
        errands.note.enqueue(f"n{number}")
    first, second = engine.claim("worker-1", 3), engine.claim("worker-2", 3)
    assert (len(first), len(second)) == (3, 2)
    assert not {task.pk for task in first} & {task.pk for task in second}
    assert engine.claim("worker-1", 0) == []


def test_of_two_who_read_the_same_tasks_each_gets_what_it_claimed(monkeypatch: Any) -> None:
    for number in range(2):
        errands.note.enqueue(f"n{number}")
    ready = type(DBTaskResult.objects.all()).ready

    def and_another_claims_one(self: Any) -> Any:
        found = list(ready(self)[:2])
        monkeypatch.setattr(type(DBTaskResult.objects.all()), "ready", ready)
        monkeypatch.setattr(type(DBTaskResult.objects), "ready", lambda manager: ready(manager.all()))
        assert len(engine.claim("worker-2", 1)) == 1
        return found

    monkeypatch.setattr(
        type(DBTaskResult.objects), "ready", lambda manager: and_another_claims_one(manager.all())
    )
    mine = engine.claim("worker-1", 2)
    assert [task.worker_ids for task in mine] == [["worker-1"]]


def test_looking_for_tasks_where_there_are_none_is_one_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        engine.claim("worker-1", 20)


def test_claiming_twenty_tasks_is_two_statements(django_assert_num_queries: Any) -> None:
    for number in range(20):
        errands.note.enqueue(f"n{number}")
    with django_assert_num_queries(2):
        assert len(engine.claim("worker-1", 20)) == 20


def test_a_task_of_a_killed_worker_is_ready_again_when_its_lease_ran_out(machine_clock: Any) -> None:
    machine_clock.set(dt.datetime.now(dt.UTC))
    errands.note.enqueue("letter")
    leases.hold("work.worker.killed", "killed", 30)
    engine.claim("killed", 1)
    assert engine.give_back() == 0
    machine_clock.advance(31)
    assert engine.give_back() == 1
    assert len(engine.claim("worker-2", 1)) == 1


def test_a_living_workers_tasks_stay_with_it_and_a_dead_ones_lease_is_forgotten(machine_clock: Any) -> None:
    errands.note.enqueue("letter")
    engine.claim("living", 1)
    leases.hold("work.worker.dead", "dead", 30)
    machine_clock.advance(31)
    leases.hold("work.worker.living", "living", 30)
    assert engine.give_back() == 0
    assert not leases.release("work.worker.dead", "dead")


def test_a_worker_that_was_thought_dead_does_not_undo_what_another_does(machine_clock: Any) -> None:
    errands.stumble.enqueue("Aino")
    late = engine.claim("late", 1)[0]
    machine_clock.advance(31)
    engine.give_back()
    engine.claim("worker-2", 1)
    assert engine.run(late, "late") is False
    row = DBTaskResult.objects.get()
    assert (row.status, row.worker_ids) == ("RUNNING", ["worker-2"])


def test_a_success_leaves_no_row_and_a_failure_leaves_its_traceback() -> None:
    errands.note.enqueue("letter")
    errands.stumble.enqueue("Aino")
    assert engine.drain() == 2
    row = DBTaskResult.objects.get()
    assert row.status == "FAILED"
    assert "Aino stumbled" in row.traceback


def test_failed_tasks_are_forgotten_after_two_weeks(machine_clock: Any) -> None:
    errands.stumble.enqueue("Aino")
    engine.drain()
    machine_clock.advance(days=13)
    assert engine.prune(14) == 0
    machine_clock.advance(days=2)
    assert engine.prune(14) == 1


def test_a_task_whose_function_is_gone_fails_and_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    errands.note.enqueue("letter")
    DBTaskResult.objects.update(task_path="tankar.work.tests.errands.gone")
    assert engine.drain() == 1
    assert DBTaskResult.objects.get().status == "FAILED"
