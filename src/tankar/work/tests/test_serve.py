"""The worker as a process of its own: told to stop, and killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from tankar.work import engine, periodic
from tankar.work.models import Lease
from tankar.work.tests import errands

pytestmark = [pytest.mark.db, pytest.mark.django_db(transaction=True)]
Hire = Callable[[], "subprocess.Popen[bytes]"]
SERVE = "import django; django.setup(); from tankar.work.worker import serve; serve(2, stop_seconds=5)"


@pytest.fixture
def hire(tmp_path: Path) -> Iterator[Hire]:
    """Start worker processes on this test's database."""
    hired: list[subprocess.Popen[bytes]] = []
    environment = {**os.environ, "DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tankar.settings"}
    if settings.ON_POSTGRESQL:
        address = urlsplit(settings.CONFIGURATION.database_url)
        environment["DATABASE_URL"] = address._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    else:
        # the same file under the name the settings give it, with its companions
        connection.close()
        ours = Path(connection.settings_dict["NAME"])
        ours.rename(tmp_path / "tankar.sqlite3")
        connection.settings_dict["NAME"] = str(tmp_path / "tankar.sqlite3")

    def start() -> subprocess.Popen[bytes]:
        hired.append(subprocess.Popen([sys.executable, "-c", SERVE], env=environment, stderr=subprocess.PIPE))
        return hired[-1]

    yield start
    for process in hired:
        process.kill()
        process.communicate()
    if not settings.ON_POSTGRESQL:
        connection.close()
        shutil.move(connection.settings_dict["NAME"], ours)
        connection.settings_dict["NAME"] = str(ours)


def _until(happened: Callable[[], bool], seconds: float = 20) -> None:
    last = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < last, "it did not happen"
        time.sleep(0.05)


def _noted(name: str) -> Callable[[], bool]:
    return lambda: Lease.objects.filter(name=name).exists()


def test_sigterm_lets_a_running_task_finish_and_ends_the_process(hire: Hire) -> None:
    errands.begin_and_rest.enqueue("slow", 1.0)
    process = hire()
    _until(_noted("slow began"))
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert _noted("slow")()
    assert not periodic.alive()


def test_a_task_of_a_worker_killed_with_kill_9_is_run_by_another(hire: Hire) -> None:
    errands.begin_and_rest.enqueue("long", 3.0)
    process = hire()
    _until(_noted("long began"))
    process.kill()
    process.wait(10)
    assert not _noted("long")()
    assert engine.chosen().drain() == 0  # its lease still runs: perhaps it is only slow
    _its_lease_runs_out()
    assert engine.chosen().give_back() == 1
    assert engine.chosen().drain() == 1
    assert _noted("long")()


def _its_lease_runs_out() -> None:
    if settings.ON_POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
    else:
        Lease.objects.filter(name__startswith="work.worker.").update(until=errands.LONG_AGO)
