"""Django tasks on Procrastinate: `enqueue` defers one job in the caller's own transaction.

One generic job carries the task's module path and its arguments; so an application task is declared once,
with `django_tasks.task`, and knows nothing of the engine. Results are not kept: the row is the truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.utils.module_loading import import_string
from django_tasks import TaskContext, TaskResult, TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task
from django_tasks.utils import normalize_json
from procrastinate.contrib.django import app

from tankar.work import clock

__all__ = ["JOB", "ProcrastinateBackend", "run"]

JOB = "tankar.work.task"


class ProcrastinateBackend(BaseTaskBackend):
    """`TASKS["default"]["BACKEND"]` on PostgreSQL."""

    supports_defer = True
    supports_async_task = True
    supports_get_result = False
    supports_priority = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        self.validate_task(task)
        plain = normalize_json({"args": args, "kwargs": kwargs})
        # The app's own connector is Django's connection: the job comes with the transaction, not before.
        deferrer = app.configure_task(
            JOB, queue=task.queue_name, priority=task.priority, schedule_at=task.run_after
        )
        job = deferrer.defer(path=task.module_path, **plain)
        return _result(task, str(job), plain["args"], plain["kwargs"], TaskResultStatus.READY)


def run(path: str, args: Sequence[Any], kwargs: Mapping[str, Any], *, job: str = "") -> None:
    """Call the task at `path`; what Procrastinate's worker does for each job."""
    task = cast("Task[Any, Any]", import_string(path))
    if task.takes_context:
        result = _result(task, job, args, kwargs, TaskResultStatus.RUNNING)
        task.call(TaskContext(task_result=result), *args, **kwargs)
    else:
        task.call(*args, **kwargs)


def _result(
    task: Task[Any, Any], job: str, args: Sequence[Any], kwargs: Mapping[str, Any], status: TaskResultStatus
) -> TaskResult[Any]:
    return TaskResult(
        task=task,
        id=job,
        status=status,
        enqueued_at=clock.machine(),
        started_at=None,
        finished_at=None,
        last_attempted_at=None,
        args=list(args),
        kwargs=dict(kwargs),
        backend=task.backend,
        errors=[],
        worker_ids=[],
    )
