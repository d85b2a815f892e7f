"""Tasks for the tests of the engines. A row of `Lease` is what they leave behind."""

from __future__ import annotations

import datetime as dt
import threading
import time

from django.db import connection, transaction
from django_tasks import TaskContext, task

from tankar.work.models import Lease

UNTIL = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
gate = threading.Event()
seen_threads: set[str] = set()


@task
def note(name: str) -> None:
    Lease.objects.create(name=name, owner=threading.current_thread().name, until=UNTIL)


@task
def rest(name: str, seconds: float) -> None:
    seen_threads.add(threading.current_thread().name)
    time.sleep(seconds)
    note.func(name)


@task
def wait_for_the_gate(name: str) -> None:
    gate.wait(20)
    note.func(name)


@task
def stumble(name: str) -> None:
    raise ValueError(f"{name} stumbled")


@task
def break_the_transaction(name: str) -> None:
    with transaction.atomic():
        note.func(name)
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")


@task
def hand_on(name: str) -> None:
    """Enqueues in a transaction that falls, and in one that stands."""
    try:
        with transaction.atomic():
            note.enqueue(f"{name} fell")
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    with transaction.atomic():
        note.enqueue(f"{name} stood")


@task(takes_context=True)
def say_which(context: TaskContext, name: str) -> None:
    note.func(f"{name} {bool(context.task_result.id)}")


@task
def begin_and_rest(name: str, seconds: float) -> None:
    """May be run twice."""
    _, first = Lease.objects.get_or_create(name=f"{name} began", defaults={"owner": "x", "until": UNTIL})
    time.sleep(seconds if first else 0)
    note.func(name)
