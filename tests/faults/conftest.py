"""A trial has a database of its own, since its workers are processes that commit."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from tests.faults.trial import Trial

SEED = int(os.environ.get("FAULT_SEED", "1"))
DELIVERIES = int(os.environ.get("FAULT_DELIVERIES", "50"))


@pytest.fixture
def own_database(
    tmp_path: Path, django_db_setup: None, django_db_blocker: Any, settings: Any
) -> Iterator[dict[str, str]]:
    """Django speaks to a fresh database here; gives the environment that leads a worker there."""
    from django.db import connection

    settings.DATA = tmp_path
    tests_own = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        name, environment = _copy(tests_own, tmp_path, settings)
        connection.settings_dict["NAME"] = name
        yield environment
        connection.close()
        connection.settings_dict["NAME"] = tests_own
        if settings.ON_POSTGRESQL:
            _on_server(settings, f"DROP DATABASE {name} WITH (FORCE)")


def _copy(tests_own: str, folder: Path, settings: Any) -> tuple[str, dict[str, str]]:
    if not settings.ON_POSTGRESQL:
        path = folder / "tankar.sqlite3"
        shutil.copy(tests_own, path)
        return str(path), {"DATABASE_URL": ""}
    name = f"tankar_trial_{os.getpid()}_{threading.get_native_id()}"
    # a test before this one may have left a connection in a thread: nobody may be in what is copied
    _on_server(
        settings,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE datname = '{tests_own}' AND pid <> pg_backend_pid()",
    )
    _on_server(settings, f"CREATE DATABASE {name} TEMPLATE {tests_own}")
    parts = urlsplit(settings.CONFIGURATION.database_url)
    return name, {"DATABASE_URL": parts._replace(path=f"/{name}").geturl()}


def _on_server(settings: Any, statement: str) -> None:
    import psycopg

    with psycopg.connect(settings.CONFIGURATION.database_url, autocommit=True) as server:
        server.execute(statement.encode())


@pytest.fixture
def trial(own_database: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Trial]:
    from tests.faults.trial import Trial

    made = Trial(tmp_path, own_database, f"{request.node.name}, FAULT_SEED={SEED}")
    print(made.say)
    try:
        yield made
    finally:
        made.close()
