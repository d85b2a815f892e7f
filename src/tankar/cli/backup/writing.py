"""Write a backup.

1. One snapshot of the database: everything in it belongs together, while people go on working.
2. Rows go to files beside the target, one a model, then the manifest with their digests is made.
3. Pictures are copied after the snapshot was taken: they are never changed, so every row finds its own.
4. The whole becomes `FILE` in one step; a killed backup leaves no file that looks whole.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction

from tankar.cli.backup.format import FORMAT, BackupRefused, Rows, encoded, fields_of, kept_models, name_of
from tankar.cli.backup.format import migrations as applied

__all__ = ["backup"]

CHUNK = 2000


def backup(name: str) -> int:
    """Write everything but the keys into `name`. Returns 1 with a sentence when it cannot."""
    target = Path(name)
    try:
        if target.exists():
            raise BackupRefused(
                f"{target} is there already; a backup never writes over another. Choose a new name."
            )
        if not target.parent.is_dir():
            raise BackupRefused(f"The folder {target.parent} does not exist.")
        with tempfile.TemporaryDirectory(prefix=".tankar-backup-", dir=target.parent) as folder:
            rows = _write(target, Path(folder))
    except BackupRefused as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"No backup was written: {problem.strerror or problem}.", file=sys.stderr)
        return 1
    print(
        f"{target}: {rows} rows, and the pictures.\n"
        f"The keys are not in it. Without {Path(settings.DATA) / 'keys'} the stored access to networks cannot be "
        "read: keep a copy of that folder elsewhere than the backups."
    )
    return 0


def _write(target: Path, folder: Path) -> int:
    with _snapshot():
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "product": "tankar",
            "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),  # the file's, not the city's
            "engine": connection.vendor,
            "migrations": applied(),
            "rows": [_rows(model, folder) for model in kept_models()],
        }
    media = Path(settings.DATA) / "media"
    pictures = sorted(path for path in media.rglob("*") if path.is_file() and not path.name.startswith("."))
    manifest["media"] = {str(path.relative_to(media)): _digest(path) for path in pictures}
    whole = folder / "backup.tar.gz"
    with tarfile.open(whole, "w:gz", compresslevel=5) as archive:
        _add(archive, "manifest.json", json.dumps(manifest, indent=1).encode())
        for part in manifest["rows"]:
            archive.add(folder / part["model"], f"rows/{part['model']}.jsonl", recursive=False)
        for path in pictures:
            archive.add(path, f"media/{path.relative_to(media)}", recursive=False)
    whole.chmod(0o600)
    whole.rename(target)
    return sum(part["count"] for part in manifest["rows"])


@contextmanager
def _snapshot() -> Iterator[None]:
    """All reads see one moment. On SQLite a deferred transaction, since ours would stop writers."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            alone = not connection.in_atomic_block
            if alone:
                cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                if alone:
                    cursor.execute("ROLLBACK")
        return
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _rows(model: type[models.Model], folder: Path) -> dict[str, Any]:
    columns = [field.attname for field in fields_of(model)]
    count, together = 0, hashlib.sha256()
    with (folder / name_of(model)).open("wb") as file:
        for row in Rows(model).order_by("pk").values_list(*columns).iterator(chunk_size=CHUNK):
            line = (
                json.dumps([encoded(value) for value in row], ensure_ascii=False, sort_keys=True).encode()
                + b"\n"
            )
            together.update(line)
            file.write(line)
            count += 1
    return {"model": name_of(model), "fields": columns, "count": count, "sha256": together.hexdigest()}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(entry, BytesIO(data))
