"""What every test shares: a migrated database copied for each worker, a fast hasher, a clock that is handed in."""

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

import pytest

pytest_plugins = ["tankar.organisation.testing.people"]

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
def _nothing_remembered() -> Iterator[None]:
    from django.core.cache import cache

    from tankar.work import demo

    demo.forget()
    cache.clear()
    yield
    demo.forget()


@pytest.fixture(autouse=True)
def _fast_hasher(settings: pytest.FixtureRequest) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # type: ignore[attr-defined]
    settings.DATA = _DATA  # type: ignore[attr-defined]


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
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[None]:
    from django.conf import settings
    from django.db import connection

    if settings.ON_POSTGRESQL:
        yield from _postgresql_copy(django_db_blocker, request)
        return
    shared = (
        Path(tempfile.gettempdir())
        / f"tankar-migrated-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    )
    shared.mkdir(exist_ok=True)
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
        shutil.rmtree(shared, ignore_errors=True)


def _migrate_into(path: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(path)
    call_command("migrate", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _postgresql_copy(django_db_blocker: object, request: pytest.FixtureRequest) -> Iterator[None]:
    from django.test.utils import setup_databases, teardown_databases

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        config = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        teardown_databases(config, verbosity=0)


def pytest_sessionfinish(session: pytest.Session) -> None:
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if hasattr(session.config, "workerinput") or run is None:
        return
    shutil.rmtree(Path(tempfile.gettempdir()) / f"tankar-migrated-{run}", ignore_errors=True)
