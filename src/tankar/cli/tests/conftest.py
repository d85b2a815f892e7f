"""A demo city made once by the real command, in a process of its own, for all tests that need one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# far from any day on which these tests run: on its own day the demo shows the real time
TODAY = "2031-11-24"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def free_pair() -> int:
    """A port that is free, and the one after it."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


def run(data: Path, *words: str, port: int = 8000, database: str = "") -> subprocess.CompletedProcess[str]:
    """`tankar …` with a data folder of its own."""
    environment = {**os.environ, "DATA": str(data), "PORT": str(port), "DATABASE_URL": database}
    command = [sys.executable, "-m", "tankar.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


def begin_from(migrated_database: Path, data: Path) -> None:
    """Empty tables instead of every migration once more, where the tests have such a file."""
    data.mkdir(parents=True, exist_ok=True)
    if migrated_database.exists():
        shutil.copy(migrated_database, data / "tankar.sqlite3")


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory, migrated_database: Path) -> Path:
    """The data folder of a demo city on SQLite; copy it before changing it."""
    data = tmp_path_factory.mktemp("city")
    begin_from(migrated_database, data)
    done = run(data, "demo", "--today", TODAY, port=free_pair())
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture(scope="session")
def archive(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    path = tmp_path_factory.mktemp("backup") / "city.tar.gz"
    done = run(city, "backup", str(path))
    assert done.returncode == 0, done.stderr
    return path
