"""The task engine on PostgreSQL: Procrastinate's worker, `slots` threads, notified of new jobs.

The worker has an app of its own with a connection pool. The app that `enqueue` uses stays on Django's
connection, also inside a running task: otherwise a task would enqueue its own tasks outside its transaction.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import async_to_sync, sync_to_async
from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.db_cleanup import DjangoApp
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

from tankar.work import clock
from tankar.work.procrastinate_backend import JOB, run

__all__ = ["Engine", "drain", "give_back", "make", "prune", "waiting"]

HEARTBEAT_SECONDS = 8.0 * settings.CONFIGURATION.pause_factor
LOST_AFTER_SECONDS = 30.0 * settings.CONFIGURATION.pause_factor
log = logging.getLogger(__name__)


class Engine:
    """Runs jobs in `slots` threads until `stop`; then finishes what runs, for at most `stop_seconds`."""

    def __init__(self, owner: str, slots: int, *, stop_seconds: float) -> None:
        self.owner = owner
        self.slots = slots
        self.stop_seconds = stop_seconds
        self._stopping = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work: asyncio.Task[None] | None = None

    def run(self) -> None:
        # In a thread, since Procrastinate waits for ever for a task that hangs in a call, and we do not.
        thread = threading.Thread(
            target=lambda: asyncio.run(self._serve()), name="procrastinate", daemon=True
        )
        thread.start()
        while thread.is_alive() and not self._stopping.wait(1.0):
            pass
        thread.join(self.stop_seconds + 1)
        if thread.is_alive():
            log.warning("Some tasks still run and are left; another worker looks at their rows")

    def stop(self) -> None:
        """Fetch nothing more. May be called from any thread."""
        self._stopping.set()
        if self._loop is not None and self._work is not None:
            with contextlib.suppress(RuntimeError):  # the loop ended while we asked
                self._loop.call_soon_threadsafe(self._work.cancel)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        # asyncio's own choice is a few threads more than processors: too few for slots that wait for networks
        self._loop.set_default_executor(ThreadPoolExecutor(self.slots, thread_name_prefix="slot"))
        async with _worker_app().open_async() as worker_app:
            self._work = asyncio.create_task(
                worker_app.run_worker_async(
                    name=self.owner,
                    concurrency=self.slots,
                    fetch_job_polling_interval=1.0,
                    abort_job_polling_interval=60.0,
                    listen_notify=True,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=self.stop_seconds,
                    install_signal_handlers=False,
                    update_heartbeat_interval=HEARTBEAT_SECONDS,
                    stalled_worker_timeout=LOST_AFTER_SECONDS,
                )
            )
            if self._stopping.is_set():
                self._work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._work


def make(owner: str, slots: int, stop_seconds: float) -> Engine:
    """The engine of one worker."""
    return Engine(owner, slots, stop_seconds=stop_seconds)


def drain() -> int:
    """Run every job that is ready, in this thread and its transaction; returns how many."""
    return async_to_sync(_drain)()


def give_back() -> int:
    """Retry what workers held that have not been heard of for half a minute; returns how many jobs."""
    return async_to_sync(_give_back)()


def waiting(path: str) -> int:
    """How many tasks of one function nobody has begun."""
    return ProcrastinateJob.objects.filter(task_name=JOB, status="todo", args__path=path).count()


def prune(keep_days: int) -> int:
    """Delete jobs that ended more than `keep_days` days ago; successes were deleted at once."""
    delete = async_to_sync(app.job_manager.delete_old_jobs)
    delete(nb_hours=keep_days * 24, include_failed=True, include_cancelled=True, include_aborted=True)
    return 0


async def _drain() -> int:
    count = 0
    while (job := await app.job_manager.fetch_job(queues=None, worker_id=None)) is not None:  # type: ignore[arg-type]
        # Django's connection gives JSON as text, Procrastinate's own as a mapping
        said: Any = job.task_kwargs
        arguments = json.loads(said) if isinstance(said, str) else said
        try:
            await sync_to_async(run)(**arguments, job=str(job.id))
            status = Status.SUCCEEDED
        except Exception:
            log.exception("Task %s failed", arguments["path"])
            status = Status.FAILED
        await app.job_manager.finish_job(job, status, delete_job=status == Status.SUCCEEDED)
        count += 1
    return count


async def _give_back() -> int:
    manager = app.job_manager
    lost = list(await manager.get_stalled_jobs(seconds_since_heartbeat=LOST_AFTER_SECONDS))
    for job in lost:
        await manager.retry_job(job, retry_at=clock.machine())
    await manager.prune_stalled_workers(LOST_AFTER_SECONDS)
    if lost:
        log.warning("%d tasks of lost workers are ready again", len(lost))
    return len(lost)


def _worker_app() -> DjangoApp:
    worker_app = DjangoApp(connector=app.connector.get_worker_connector())  # type: ignore[attr-defined]

    @worker_app.task(name=JOB, pass_context=True)
    def _run(context: JobContext, path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
        run(path, args, kwargs, job=str(context.job.id))

    return worker_app
