"""The SQLite file of the practice networks: one connection, one thread, plain SQL.

Times are stored as ISO 8601 in UTC with milliseconds (``2026-11-22T17:52:57.123Z``) so that text order is
time order. Identifiers are made as Mastodon makes them, from the time, so that a later post has a greater
one, also in a demo filled with posts from last year.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from .schema import NOW, POSTED, SCHEMA, WHO

DEFAULTS: dict[str, Any] = {
    "latency_ms": 0,  # how long every answer of a network takes at least
    "seed": 1,  # decides what chance decides
    "media_polls": 0,  # how many times an uploaded picture still says "processing"
    "rate_limit": 30_000,  # calls per account in five minutes; a real server says 300
    "clock_offset_s": 0,  # how far the demo's clock is from the machine's
    "webhook_batch": 100,  # how many events go in one call at most
    "webhook_retry_s": 2,  # how long a call that failed waits before it is tried again; doubled each time
    "webhook_timeout_s": 10,  # how long a receiver may take to answer
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
        self._renewed()
        self.stirred = asyncio.Event()  # something waits to be told to a receiver of events
        self._last_id = 0
        self._settings = self._read_settings()

    def _renewed(self) -> None:
        """Make the tables, or remake those of an older file: its rows are kept, new columns take their
        defaults."""
        old = {
            row["name"]: [
                column["name"] for column in self.all("SELECT name FROM pragma_table_info(?)", row["name"])
            ]
            for row in self.all(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            )
        }
        if not old or self.number("PRAGMA user_version") >= NOW:
            self.db.executescript(f"{SCHEMA}; PRAGMA user_version = {NOW}")
            return
        self.db.execute("PRAGMA foreign_keys=OFF")
        self.db.execute("PRAGMA legacy_alter_table=ON")  # what points to a table goes on pointing to its name
        with self.atomic():
            for row in self.all("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"):
                self.db.execute(f"DROP INDEX {row['name']}")
            for table in old:
                self.db.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
            for statement in filter(str.strip, SCHEMA.split(";")):
                self.db.execute(statement)
            for table, columns in old.items():
                names = ", ".join(columns)
                self.db.execute(
                    " ".join(["INSERT INTO", table, f"({names})", "SELECT", names, "FROM", f"old_{table}"])
                )
                self.db.execute(f"DROP TABLE old_{table}")
            self.db.execute(f"PRAGMA user_version = {NOW}")
        self.db.execute("PRAGMA foreign_keys=ON")

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

    def select(
        self,
        table: str,
        where: Mapping[str, Any] | Sequence[str] = (),
        *values: Any,
        order: str = "id DESC",
        limit: int = -1,
    ) -> list[sqlite3.Row]:
        """Whole rows. ``where``: columns and what they are, or conditions of our own that must all hold, whose
        question marks stand for ``values``."""
        if isinstance(where, Mapping):
            values = tuple(where.values())
        named = [f"{name} IS ?" for name in where] if isinstance(where, Mapping) else where
        conditions = " AND ".join(["1", *named])
        sql = ["SELECT * FROM", table, "WHERE", conditions, "ORDER BY", order, "LIMIT", str(limit)]
        return self.all(" ".join(sql), *values)

    def find(self, table: str, **columns: Any) -> sqlite3.Row | None:
        """The one row whose columns are these, or the newest of them."""
        rows = self.select(table, columns, order="rowid DESC", limit=1)
        return rows[0] if rows else None

    def get(self, table: str, number: int) -> sqlite3.Row:
        """A row that is known to be there."""
        row = self.find(table, id=number)
        assert row is not None
        return row

    def change(self, table: str, number: int, **columns: Any) -> None:
        marks = ", ".join(f"{name} = ?" for name in columns)
        self.run(" ".join(["UPDATE", table, "SET", marks, "WHERE id = ?"]), *columns.values(), number)

    def insert(self, table: str, **columns: Any) -> None:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        sql = " ".join(["INSERT INTO", table, f"({names})", "VALUES", f"({marks})"])
        self.db.execute(sql, tuple(columns.values()))

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
        while self.find(table, id=number):
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
        with self.atomic():
            self.run("PRAGMA defer_foreign_keys=ON")
            for table in POSTED + (() if keep_accounts else WHO):
                self.run(" ".join(["DELETE FROM", table]))
            self.run("DELETE FROM settings")
        self._settings = self._read_settings()
        for file in self.media_folder.iterdir():
            file.unlink()

    def close(self) -> None:
        self.db.close()
