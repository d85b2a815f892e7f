"""Tables made at once are those the migrations make."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

Shape = dict[str, Any]


@pytest.mark.django_db
def test_an_empty_database_gets_the_tables_that_the_migrations_make(tmp_path: Path) -> None:
    mine = str(connection.settings_dict["NAME"])
    with _another_database(tmp_path) as other:
        address = _address(other)
        command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tankar.settings",
            "DATA": str(tmp_path),
            "DATABASE_URL": address,
        }
        subprocess.run(command, env=environment, check=True)
        made, migrated = _shape(mine), _shape(other)
    assert len(migrated) > 100
    assert made == migrated


@pytest.mark.db
@pytest.mark.django_db
def test_nothing_is_left_to_migrate_and_every_migration_is_noted() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    noted = executor.loader.applied_migrations
    assert set(executor.loader.disk_migrations) <= set(noted)


@contextmanager
def _another_database(folder: Path) -> Iterator[str]:
    """An empty one beside the test's own: a file's path, or a database's name on the same server."""
    if not settings.ON_POSTGRESQL:
        yield str(folder / "tankar.sqlite3")
        return
    name = f"{connection.settings_dict['NAME']}_migrated"
    with psycopg.connect(settings.CONFIGURATION.database_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield name
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _address(name: str) -> str:
    if not settings.ON_POSTGRESQL:
        return ""
    return re.sub(r"/postgres\?", f"/{name}?", settings.CONFIGURATION.database_url)


def _shape(name: str) -> Shape:
    """What each table has: columns, constraints, references; and every index in words."""
    return _on_postgresql(name) if settings.ON_POSTGRESQL else _on_sqlite(name)


def _on_sqlite(path: str) -> Shape:
    found: Shape = {}
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        for kind, name, words in file.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
            if kind == "table" and not name.startswith("sqlite_"):
                columns = sorted(row[1:6] for row in file.execute(f"PRAGMA table_info({name})"))
                references = sorted(row[2:5] for row in file.execute(f"PRAGMA foreign_key_list({name})"))
                constraints = sorted(re.findall(r'CONSTRAINT "([^"]+)"', words))
                found[name] = (columns, references, constraints)
            elif words:
                found[name] = " ".join(words.split())
    return found


def _on_postgresql(name: str) -> Shape:
    ways = {
        "columns": "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
        " column_default FROM information_schema.columns WHERE table_schema = 'public'",
        "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    }
    found: Shape = {}
    with psycopg.connect(settings.CONFIGURATION.database_url, dbname=name) as database:
        for kind, question in ways.items():
            for table, *rest in database.execute(question.encode()).fetchall():
                found.setdefault(f"{kind} of {table}", set()).add(tuple(rest))
    return found
