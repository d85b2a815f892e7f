"""Which task engine runs here: django-tasks-db on SQLite, Procrastinate on PostgreSQL.

Application code never asks: it declares tasks with `django_tasks.task` and enqueues them.
"""

from __future__ import annotations

from typing import Protocol

from django.conf import settings

__all__ = ["Engine", "EngineModule", "chosen"]


class Engine(Protocol):
    """What a worker runs."""

    def run(self) -> None:
        """Run tasks until `stop`, then finish those that run."""

    def stop(self) -> None:
        """From any thread."""


class EngineModule(Protocol):
    """What both engines offer."""

    def make(self, owner: str, slots: int, stop_seconds: float) -> Engine:
        """The engine of one worker called `owner`."""

    def drain(self) -> int:
        """Run every task that is ready, in this thread and its transaction; returns how many."""

    def give_back(self) -> int:
        """Make ready again what killed workers held; returns how many tasks."""

    def waiting(self, path: str) -> int:
        """How many tasks of the function at `path` (`module.name`) nobody has begun."""

    def prune(self, keep_days: int) -> int:
        """Forget tasks that ended more than `keep_days` days ago."""


def chosen() -> EngineModule:
    """The engine of this database. Only its tables exist, so only its module can be imported."""
    if settings.ON_POSTGRESQL:
        from tankar.work import engine_postgresql

        return engine_postgresql
    from tankar.work import engine_sqlite

    return engine_sqlite
