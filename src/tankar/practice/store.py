"""The SQLite file of the practice networks: one connection, one thread, plain SQL.

Times are stored as ISO 8601 in UTC with milliseconds (``2026-11-22T17:52:57.123Z``) so that text order is
time order. Identifiers are made as Mastodon makes them, from the time, so that a later post has a greater
one, also in a demo filled with posts from last year.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from .schema import SCHEMA

DEFAULTS: dict[str, Any] = {
    "latency_ms": 0,  # how long every answer of a network takes at least
    "seed": 1,  # decides what chance decides
    "media_polls": 0,  # how many times an uploaded picture still says "processing"
    "rate_limit": 30_000,  # calls per account in five minutes; a real server says 300
    "clock_offset_s": 0,  # how far the demo's clock is from the machine's
    "schedule": None,  # the seeded mixture of faults, see faults.py
}


def as_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_moment(text: str) -> datetime:
    """Read an ISO 8601 time; one without a zone is taken as UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Store:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.media_folder = folder / "media"
        self.media_folder.mkdir(parents=True, exist_ok=True)
        self.db = sqlite3.connect(folder / "practice.sqlite3", isolation_level=None, check_same_thread=False)
        self.db.row_factory = sqlite3.Row
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=5000"):
            self.db.execute(f"PRAGMA {pragma}")
        self.db.executescript(SCHEMA)
        self._last_id = 0
        self._settings = self._read_settings()

    def all(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        return self.db.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self.db.execute(sql, values).fetchone()
        return row

    def number(self, sql: str, *values: Any) -> int:
        row = self.one(sql, *values)
        return int(row[0] or 0) if row else 0

    def run(self, sql: str, *values: Any) -> int:
        return self.db.execute(sql, values).rowcount

    def insert(self, table: str, **columns: Any) -> None:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))  # noqa: S608

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing. Must not contain an ``await``: the connection is shared by every request."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=int(self.setting("clock_offset_s")))

    def new_id(self, table: str, moment: datetime | None = None) -> int:
        """Milliseconds since 1970, shifted by 16 bits; the next free one when the place is taken."""
        number = int((moment or self.now()).timestamp() * 1000) << 16
        if moment is None:
            number = self._last_id = max(number, self._last_id + 1)
        while self.one(f"SELECT 1 FROM {table} WHERE id = ?", number):  # noqa: S608
            number += 1
        return number

    def setting(self, name: str) -> Any:
        return self._settings[name]

    @property
    def settings(self) -> dict[str, Any]:
        return dict(self._settings)

    def change_settings(self, **changes: Any) -> None:
        for name, value in changes.items():
            sql = "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
            self.run(sql, name, json.dumps(value))
        self._settings = self._read_settings()

    def _read_settings(self) -> dict[str, Any]:
        rows = self.all("SELECT name, value FROM settings")
        return {**DEFAULTS, **{row["name"]: json.loads(row["value"]) for row in rows}}

    def empty(self, keep_accounts: bool) -> None:
        """Forget everything that was posted; the accounts and their tokens too unless they are kept."""
        posted = [
            "requests",
            "faults",
            "notifications",
            "favourites",
            "idempotency",
            "media",
            "scheduled",
            "statuses",
        ]
        accounts = ["grants", "tokens", "apps", "accounts"]
        with self.atomic():
            self.run("PRAGMA defer_foreign_keys=ON")
            for table in posted + ([] if keep_accounts else accounts):
                self.run(f"DELETE FROM {table}")  # noqa: S608
            self.run("DELETE FROM settings")
        self._settings = self._read_settings()
        for file in self.media_folder.iterdir():
            file.unlink()

    def close(self) -> None:
        self.db.close()
