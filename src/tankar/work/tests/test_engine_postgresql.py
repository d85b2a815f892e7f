"""What only the engine on PostgreSQL does: one job for each task, jobs of killed workers."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tankar.work.tests import errands

if not settings.ON_POSTGRESQL:
    pytest.skip("Procrastinate is for PostgreSQL", allow_module_level=True)

from tankar.work import engine_postgresql as engine

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def _jobs() -> list[tuple[Any, ...]]:
    return _ask("SELECT status, priority, queue_name FROM procrastinate_jobs ORDER BY id")


def _ask(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def _killed_in_the_middle(seconds_ago: int) -> None:
    """A worker took the job, and was last heard of `seconds_ago`."""
    _ask(
        "WITH w AS (INSERT INTO procrastinate_workers (last_heartbeat) "
        f"VALUES (now() - interval '{seconds_ago} seconds') RETURNING id) "
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM w)"
    )


def test_enqueueing_makes_one_job_with_the_tasks_priority() -> None:
    result = errands.note.using(priority=7).enqueue("letter")
    assert _jobs() == [("todo", 7, "default")]
    assert result.args == ["letter"]


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_killed_worker_is_ready_again_after_half_a_minute() -> None:
    errands.note.enqueue("letter")
    _killed_in_the_middle(seconds_ago=5)
    assert engine.give_back() == 0
    _killed_in_the_middle(seconds_ago=60)
    assert engine.give_back() == 1
    assert engine.drain() == 1
    assert _ask("SELECT name FROM tankar_work_lease") == [("letter",)]


def test_a_success_leaves_no_job_and_a_failure_is_kept_for_two_weeks() -> None:
    errands.note.enqueue("letter")
    errands.stumble.enqueue("Aino")
    assert engine.drain() == 2
    assert [status for status, *_ in _jobs()] == ["failed"]
    engine.prune(14)
    assert len(_jobs()) == 1
    _ask("UPDATE procrastinate_events SET at = now() - interval '15 days'")
    engine.prune(14)
    assert _jobs() == []


@pytest.mark.parametrize("setting", ["idle_in_transaction_session_timeout", "lock_timeout"])
def test_a_process_stopped_in_the_middle_of_a_write_holds_up_nobody_for_ever(setting: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {setting}")
        assert cursor.fetchone() == ("30s",)
