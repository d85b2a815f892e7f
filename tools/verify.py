#!/usr/bin/env python3
"""What `make test` runs after the install: lint, every test on SQLite, and on PostgreSQL those marked `db`.

The last line is pytest's own. Exit code 1 when anything failed; everything is run all the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"]
DELIVERIES = "50"


def run(what: str, command: list[str], **environment: str) -> bool:
    print(f"\n== {what}", flush=True)
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    return done.returncode == 0


def postgres(word: str) -> str:
    """`start` gives the address of a PostgreSQL for this run alone, `stop` ends it and leaves nothing behind."""
    home = Path(tempfile.gettempdir()) / f"tankar-pg-{os.getpid()}"
    os.environ["TANKAR_TEST_POSTGRES"] = str(home)
    done = subprocess.run(
        [sys.executable, "-m", "tests.postgres", word], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(
            f"PostgreSQL for tests did not {word}:\n{(done.stderr or done.stdout)[-2000:]}", file=sys.stderr
        )
    if word == "stop":
        shutil.rmtree(home, ignore_errors=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def main() -> int:
    for name in ("DATABASE_URL", "PORT"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="tankar-verify-") as data:
        os.environ["DATA"] = data  # not the folder of an installation that may run here
        return verify()


def verify() -> int:
    os.environ.setdefault("FAULT_DELIVERIES", DELIVERIES)
    good = [run("lint", [sys.executable, "tools/lint.py"])]
    good.append(run("SQLite: every test", [*PYTEST, "-m", "not full and not servers", "--durations=10"]))
    address = postgres("start")
    try:
        on_postgres = bool(address) and run(
            "PostgreSQL: what depends on the database",
            [*PYTEST, "-m", "db and not full and not servers"],
            DATABASE_URL=address,
        )
    finally:
        if address:
            postgres("stop")
    good.append(on_postgres)
    if not all(good):
        names = ("lint", "SQLite", "PostgreSQL")
        failed = ", ".join(name for name, well in zip(names, good, strict=True) if not well)
        print(f"FAILED: {failed}", flush=True)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
