"""The task engine on SQLite: runs what django-tasks-db keeps, in many threads of one process.

django-tasks-db's own worker runs one task at a time, takes an exclusive lock for each, and leaves a task for
ever whose worker was killed. So:

1. One dispatcher claims as many tasks as threads will need soon, in one conditional update.
2. Threads run them. A success is reported to the dispatcher, which deletes finished rows in one statement
   (the rows a task works on are the truth; a task's own row says nothing more). A failure is kept.
3. The worker holds a lease under its name. Tasks of a worker whose lease ran out are given back.

A task may therefore run twice, and must only mean “look at this row now”. Success and failure are written
only if the task is still ours.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Iterable
from datetime import timedelta
from traceback import format_exception
from typing import Any, cast

from django.conf import settings
from django.db import Error, connection, transaction
from django_tasks import TaskContext, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks_db.models import DBTaskResult

from tankar.work import clock, leases
from tankar.work.models import Lease
from tankar.work.periodic import tidy_connection

__all__ = ["Engine", "drain", "give_back", "make", "prune", "waiting"]

LEASE_PREFIX = "work.worker."
LEASE_SECONDS = 30.0 * settings.CONFIGURATION.pause_factor
RENEW_SECONDS = 8.0 * settings.CONFIGURATION.pause_factor
log = logging.getLogger(__name__)


class Engine:
    """Runs tasks in `slots` threads until `stop`; then finishes what runs, for at most `stop_seconds`."""

    def __init__(self, owner: str, slots: int, *, stop_seconds: float, poll_seconds: float = 0.25) -> None:
        self.owner = owner
        self.slots = slots
        self.stop_seconds = stop_seconds
        self.poll_seconds = poll_seconds
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._handed_out: queue.SimpleQueue[DBTaskResult[Any, Any] | None] = queue.SimpleQueue()
        self._finished: queue.SimpleQueue[tuple[DBTaskResult[Any, Any], bool]] = queue.SimpleQueue()
        self._in_hand = 0
        self._renew_at = 0.0

    def stop(self) -> None:
        """Claim nothing more. May be called from any thread."""
        self._stop.set()
        self._wake.set()

    def run(self) -> None:
        threads = [
            threading.Thread(target=self._slot, name=f"slot-{number}", daemon=True)
            for number in range(self.slots)
        ]
        for thread in threads:
            thread.start()
        task_enqueued.connect(self._enqueued_here)
        try:
            while not self._stop.is_set():
                if not self._turn():
                    self._wake.wait(self.poll_seconds)
            self._wind_up(threads)
        finally:
            task_enqueued.disconnect(self._enqueued_here)
            connection.close()

    def _turn(self) -> bool:
        """One round of the dispatcher; `False` when there was nothing to do."""
        self._wake.clear()
        try:
            self._renew()
            finished = self._sweep_up()
            # Two for each thread: one it runs and one that is ready when it is done.
            claimed = claim(self.owner, self.slots * 2 - self._in_hand)
        except Error:
            log.exception("The tasks could not be read; trying again")
            connection.close()
            return False
        self._in_hand += len(claimed)
        for task in claimed:
            self._handed_out.put(task)
        return bool(finished or claimed)

    def _renew(self) -> None:
        if time.monotonic() >= self._renew_at:
            leases.hold(LEASE_PREFIX + self.owner, self.owner, LEASE_SECONDS)
            self._renew_at = time.monotonic() + RENEW_SECONDS

    def _sweep_up(self) -> int:
        done = []
        count = 0
        while not self._finished.empty():
            task, succeeded = self._finished.get()
            count += 1
            if succeeded:
                done.append(task.pk)
        self._in_hand -= count
        if done:
            _ours(self.owner).filter(pk__in=done).delete()
        return count

    def _slot(self) -> None:
        try:
            while (task := self._handed_out.get()) is not None:
                self._finished.put((task, run(task, self.owner)))
                tidy_connection()
                self._wake.set()
        finally:
            connection.close()

    def _enqueued_here(self, **_: Any) -> None:
        transaction.on_commit(self._wake.set)

    def _wind_up(self, threads: Iterable[threading.Thread]) -> None:
        """Give back what no thread has begun, wait for the rest, and leave the lease if nothing is left."""
        waiting = []
        while not self._handed_out.empty():
            task = self._handed_out.get()
            if task is not None:
                waiting.append(task.pk)
        _ours(self.owner).filter(pk__in=waiting).update(
            status=TaskResultStatus.READY, started_at=None, worker_ids=[]
        )
        self._in_hand -= len(waiting)
        for _ in range(self.slots):
            self._handed_out.put(None)
        until = time.monotonic() + self.stop_seconds
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._sweep_up()
        if self._in_hand:
            log.warning("%d tasks still run and are left; another worker looks at their rows", self._in_hand)
        else:
            leases.release(LEASE_PREFIX + self.owner, self.owner)


def make(owner: str, slots: int, stop_seconds: float) -> Engine:
    """The engine of one worker."""
    return Engine(owner, slots, stop_seconds=stop_seconds)


def claim(owner: str, most: int) -> list[DBTaskResult[Any, Any]]:
    """Take up to `most` tasks that are ready. Reads without a lock when there are none."""
    ready = list(DBTaskResult.objects.ready()[: max(0, most)])
    if not ready:
        return []
    now = clock.machine()
    # The claim: of two workers who read the same rows, the condition on the status lets one have each.
    taken = DBTaskResult.objects.filter(
        pk__in=[task.pk for task in ready], status=TaskResultStatus.READY
    ).update(status=TaskResultStatus.RUNNING, started_at=now, worker_ids=[owner])
    if taken < len(ready):
        ours = set(_ours(owner).filter(started_at=now).values_list("pk", flat=True))
        ready = [task for task in ready if task.pk in ours]
    for task in ready:
        task.status, task.started_at, task.worker_ids = TaskResultStatus.RUNNING, now, [owner]
    return ready


def run(row: DBTaskResult[Any, Any], owner: str) -> bool:
    """Run one claimed task in this thread. A failure is logged and kept in its row, never raised."""
    try:
        task, result = row.task, row.task_result
        context = TaskContext(task_result=cast(TaskResult[Any], result))
        task.call(*([context] if task.takes_context else []), *result.args, **result.kwargs)
    except (Exception, SystemExit) as error:
        log.exception("Task %s failed", row.task_path)
        _keep_failure(row, owner, error)
        return False
    return True


def _keep_failure(row: DBTaskResult[Any, Any], owner: str, error: BaseException) -> None:
    try:
        _ours(owner).filter(pk=row.pk).update(
            status=TaskResultStatus.FAILED,
            finished_at=clock.machine(),
            exception_class_path=f"{type(error).__module__}.{type(error).__qualname__}",
            traceback="".join(format_exception(error)),
        )
    except Error:
        log.exception("That %s failed could not be noted; it will be given back", row.task_path)


def drain() -> int:
    """Run every task that is ready, in this thread and its transaction; returns how many."""
    count = 0
    while claimed := claim("drain", 1):
        if run(claimed[0], "drain"):
            claimed[0].delete()
        count += 1
    return count


def give_back() -> int:
    """Make ready again what workers hold whose lease ran out: killed, or cut off from the database."""
    running = DBTaskResult.objects.running()
    held = {tuple(ids) for ids in running.values_list("worker_ids", flat=True).distinct()}
    now = clock.machine()
    living = set(
        Lease.objects.filter(name__startswith=LEASE_PREFIX, until__gt=now).values_list("owner", flat=True)
    )
    count = 0
    for ids in held:
        if not living.intersection(ids[-1:]):
            lost = running.filter(worker_ids=list(ids))
            count += lost.update(status=TaskResultStatus.READY, started_at=None, worker_ids=[])
    Lease.objects.filter(name__startswith=LEASE_PREFIX, until__lte=now).delete()
    if count:
        log.warning("%d tasks of lost workers are ready again", count)
    return count


def waiting(path: str) -> int:
    """How many tasks of one function nobody has begun."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path).count()


def prune(keep_days: int) -> int:
    """Delete the rows of tasks that failed more than `keep_days` days ago; successes were deleted at once."""
    oldest = clock.machine() - timedelta(days=keep_days)
    return DBTaskResult.objects.finished().filter(finished_at__lte=oldest).delete()[0]


def _ours(owner: str) -> Any:
    return DBTaskResult.objects.running().filter(worker_ids=[owner])
