"""What every test shares: a migrated database copied for each worker, a fast hasher, a movable clock."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = [
    "tankar.organisation.testing.people",
    "tankar.publishing.testing.lighthouse",
]

_DATA = Path(tempfile.mkdtemp(prefix="tankar-test-"))
os.environ["DATA"] = str(_DATA)
os.environ.pop("PORT", None)


def pytest_configure() -> None:
    """The pages are tested in their languages, so the catalogues are compiled first."""
    subprocess.run(
        [sys.executable, str(Path(__file__).parent / "tools" / "messages.py"), "--compile"], check=True
    )


class MovableClock:
    """A clock the test holds. Stands still until it is moved; Monday 23 November 2026, 8:15 in Karleby."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 11, 23, 6, 15, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.moment

    def set(self, moment: dt.datetime) -> None:
        self.moment = moment.astimezone(dt.UTC)

    def advance(self, seconds: float = 0, **more: float) -> None:
        self.moment += dt.timedelta(seconds=seconds, **more)


@pytest.fixture
def clock() -> Iterator[MovableClock]:
    from tankar.work import clock as work_clock

    movable = MovableClock()
    work_clock.replace(movable)
    yield movable
    work_clock.replace(None)


@pytest.fixture
def machine_clock() -> Iterator[MovableClock]:
    """The clock of leases and engines, apart from `clock`: so that jumps of either can be tested."""
    from tankar.work import clock as work_clock

    movable = MovableClock()
    work_clock.replace_machine(movable)
    yield movable
    work_clock.replace_machine(None)


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    from django.core.cache import cache

    from tankar.content.words import published
    from tankar.work import demo

    demo.forget()
    # on a slow machine it would be read anew in the middle of a test that counts statements
    monkeypatch.setattr(demo, "_SECONDS_KEPT", 600)
    monkeypatch.setattr(published, "_SECONDS_KEPT", 600)
    published.remember_as_delivered()
    cache.clear()
    yield
    demo.forget()


@pytest.fixture(autouse=True)
def _fast_hasher(settings: pytest.FixtureRequest) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # type: ignore[attr-defined]
    settings.DATA = _DATA  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _no_jobs_of_the_test_before(request: pytest.FixtureRequest) -> None:
    """Procrastinate's tables are not Django's to empty, so tests that commit would find each other's jobs."""
    from django.conf import settings
    from django.db import connection

    mark = request.node.get_closest_marker("django_db")
    if settings.ON_POSTGRESQL and mark is not None and mark.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """On SQLite: one database is migrated, every worker gets a copy of the file."""
    from django.conf import settings

    _DATA.mkdir(exist_ok=True)
    if settings.ON_POSTGRESQL:
        return
    from django.db import connections

    connections["default"].settings_dict["TEST"]["NAME"] = str(_DATA / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: object,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    from django.conf import settings
    from django.db import connection

    if settings.ON_POSTGRESQL:
        yield from _postgresql_copy(django_db_blocker)
        return
    shared = _shared_folder()
    template = shared / "template.sqlite3"
    mine = _DATA / "test.sqlite3"
    with (shared / "lock").open("w") as lock, django_db_blocker.unblock():  # type: ignore[attr-defined]
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            _migrate_into(shared / "fresh.sqlite3")
            (shared / "fresh.sqlite3").rename(template)
    shutil.copy(template, mine)
    connection.close()
    connection.settings_dict["NAME"] = str(mine)
    yield
    connection.close()
    shutil.rmtree(_DATA, ignore_errors=True)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _forget_templates()


@pytest.fixture(scope="session")
def migrated_database(django_db_setup: None) -> Path:
    """The migrated file that SQLite's tests are copied from; on PostgreSQL it is not there."""
    return _shared_folder() / "template.sqlite3"


def _migrate_into(path: Path) -> None:
    from django.db import connection

    from tankar.work.tables import bring_up_to_date

    connection.close()
    connection.settings_dict["NAME"] = str(path)
    bring_up_to_date()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _postgresql_copy(blocker: Any) -> Iterator[None]:
    """On PostgreSQL the same: one template database is migrated, every worker gets a copy of it."""
    from django.db import connection, connections

    from tankar.work.tables import bring_up_to_date

    template = f"tankar_template_{_run_id()}"
    mine = f"tankar_test_{_run_id()}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with _shared_folder().joinpath("lock").open("w") as lock, blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _on_server("SELECT 1 FROM pg_database WHERE datname = %s", template):
            _on_server(f"CREATE DATABASE {template}")
            connection.settings_dict["NAME"] = template
            bring_up_to_date()
            connection.close()
        _on_server(f"CREATE DATABASE {mine} TEMPLATE {template}")
    connection.settings_dict["NAME"] = mine
    yield
    with blocker.unblock():
        connections.close_all()
    _on_server(f"DROP DATABASE {mine} WITH (FORCE)")
    shutil.rmtree(_DATA, ignore_errors=True)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _forget_templates()


def _on_server(statement: str, *values: str) -> list[tuple[Any, ...]]:
    """Run one statement beside Django, in the database that is always there."""
    import psycopg
    from django.conf import settings

    with psycopg.connect(settings.CONFIGURATION.database_url, autocommit=True) as server:
        cursor = server.execute(statement.encode(), values)
        return cursor.fetchall() if cursor.description else []


def _run_id() -> str:
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]


def _shared_folder() -> Path:
    """What all workers of one run see."""
    folder = Path(tempfile.gettempdir()) / f"tankar-migrated-{_run_id()}"
    folder.mkdir(exist_ok=True)
    return folder


def _forget_templates() -> None:
    from django.conf import settings

    shutil.rmtree(_shared_folder(), ignore_errors=True)
    if settings.ON_POSTGRESQL:
        _on_server(f"DROP DATABASE IF EXISTS tankar_template_{_run_id()} WITH (FORCE)")


def pytest_sessionfinish(session: pytest.Session) -> None:
    shutil.rmtree(_DATA, ignore_errors=True)
    in_worker = hasattr(session.config, "workerinput")
    distributed = getattr(session.config.option, "numprocesses", None)
    if distributed and not in_worker:
        distributor: Any = session.config.pluginmanager.get_plugin("dsession")
        os.environ["PYTEST_XDIST_TESTRUNUID"] = distributor.nodemanager.testrunuid
        _forget_templates()
