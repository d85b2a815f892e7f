"""Read a backup into an empty database, of either kind: all of it or nothing.

1. The file is unpacked beside the data and every part compared with its digest; nothing else is touched yet.
2. It must be ours, whole, and of the very migrations this database has; the database must be empty.
3. Pictures are put in place (they are named by their content, so this does no harm by itself).
4. In one transaction: all rows with their own ids, counters set behind them, numbers compared, the journal's
   chain walked. Anything wrong, and the database is as empty as before.
5. What was waiting and whose time has passed is not sent: the old installation may have sent it since. It
   asks for a new time.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from tankar.cli.backup.format import (
    FORMAT,
    BackupRefused,
    Rows,
    decoded,
    fields_of,
    kept_models,
    migrations,
    name_of,
)

__all__ = ["restore"]

BATCH = 200
DAMAGED = "{} is damaged or was cut short. Nothing was restored; use another backup."
FOREIGN = "{} was not written by tankar backup. Nothing was restored."


def restore(name: str) -> int:
    """Read `name`. Returns 1 with a sentence when nothing was restored."""
    path, data = Path(name), Path(settings.DATA)
    try:
        _refuse_if_not_empty()
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=data) as folder:
            manifest = _unpack(path, Path(folder))
            _place_media(Path(folder) / "media", data / "media")
            count, held = _fill(manifest, Path(folder))
    except BackupRefused as problem:
        print(problem, file=sys.stderr)
        return 1
    except (OSError, DatabaseError) as problem:
        print(f"Nothing was restored: {problem}", file=sys.stderr)
        return 1
    print(
        f"{count} rows restored, as of {manifest['made_at']}. Put the keys of the old installation into "
        f"{data / 'keys'} before the first start, and do not start the old installation again: "
        "both would send what is scheduled."
    )
    if held:
        print(f"{held} posts whose time has passed were not sent and ask for a new time.")
    return 0


def _refuse_if_not_empty() -> None:
    for model in kept_models():
        if Rows(model).exists():
            raise BackupRefused(
                f"The database is not empty ({name_of(model)} has rows). Nothing was restored; name an empty "
                "folder (DATA=…) or database (DATABASE_URL=…)."
            )


def _unpack(path: Path, folder: Path) -> dict[str, Any]:
    """Unpack and compare everything with the manifest, which is the first part. Raises `BackupRefused`."""
    if not path.is_file():
        raise BackupRefused(f"There is no file {path}.")
    try:
        with tarfile.open(path, "r|gz") as archive:
            found = {entry.name: _unpack_one(archive, entry, folder) for entry in archive}
    except tarfile.ReadError:
        with path.open("rb") as file:
            sentence = DAMAGED if file.read(2) == b"\x1f\x8b" else FOREIGN
        raise BackupRefused(sentence.format(path)) from None
    except (EOFError, zlib.error, tarfile.TarError):
        raise BackupRefused(DAMAGED.format(path)) from None
    manifest = _manifest(path, folder)
    wanted = {f"rows/{part['model']}.jsonl": part["sha256"] for part in manifest["rows"]}
    wanted |= {f"media/{name}": digest for name, digest in manifest["media"].items()}
    found.pop("manifest.json")
    if found != wanted:
        raise BackupRefused(DAMAGED.format(path))
    _refuse_other_migrations(manifest)
    return manifest


def _unpack_one(archive: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> str:
    name = PurePosixPath(entry.name)
    if not entry.isfile() or name.is_absolute() or ".." in name.parts:
        raise tarfile.ReadError
    source, target = archive.extractfile(entry), folder / name
    if source is None:
        raise tarfile.ReadError
    target.parent.mkdir(parents=True, exist_ok=True)
    with source, target.open("wb") as file:
        shutil.copyfileobj(source, file)
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(path: Path, folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        if manifest["product"] != "tankar":
            raise KeyError("product")
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        raise BackupRefused(FOREIGN.format(path)) from None
    if manifest["format"] != FORMAT:
        raise BackupRefused(
            f"{path} has format {manifest['format']}; this version reads {FORMAT}. Use the version that wrote it."
        )
    return dict(manifest)


def _refuse_other_migrations(manifest: dict[str, Any]) -> None:
    here, there = set(migrations()), set(manifest["migrations"])
    if here != there:
        other = sorted(here ^ there)[0]
        raise BackupRefused(
            f"The backup comes from another version (they differ in {other}). Nothing was restored: "
            "restore it with the version that wrote it, then update."
        )


def _place_media(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        place = target / path.relative_to(source)
        if path.is_file() and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            path.chmod(0o640)
            path.rename(place)


def _fill(manifest: dict[str, Any], folder: Path) -> tuple[int, int]:
    known = {name_of(model): model for model in kept_models()}
    parts = {part["model"]: part for part in manifest["rows"]}
    if set(known) != set(parts):
        raise BackupRefused("The backup has other tables than this version. Nothing was restored.")
    with transaction.atomic():
        for name, model in known.items():
            _insert(model, parts[name], folder / "rows" / f"{name}.jsonl")
        _set_counters(list(known.values()))
        _compare(known, parts)
    return sum(part["count"] for part in parts.values()), _hold_what_is_late()


def _insert(model: type[models.Model], part: dict[str, Any], path: Path) -> None:
    """Rows as they were, past `auto_now` and translated names: no instance of the model is made."""
    fields = fields_of(model)
    if [field.attname for field in fields] != part["fields"]:
        raise BackupRefused(f"{name_of(model)} has other fields in the backup. Nothing was restored.")
    with path.open(encoding="utf-8") as file:
        while some := list(islice(_objects(file, fields), BATCH)):
            Rows(model)._insert(some, fields=fields, using=connection.alias, raw=True)  # type: ignore[attr-defined]


def _objects(lines: Iterator[str], fields: list[models.Field[Any, Any]]) -> Iterator[SimpleNamespace]:
    for line in lines:
        values = json.loads(line)
        yield SimpleNamespace(
            **{field.attname: decoded(field, value) for field, value in zip(fields, values, strict=True)}
        )


def _set_counters(kept: list[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)
    connection.check_constraints()


def _compare(known: dict[str, type[models.Model]], parts: dict[str, Any]) -> None:
    from tankar import journal

    for name, model in known.items():
        if Rows(model).count() != parts[name]["count"]:
            raise BackupRefused(f"{name} did not get all its rows. Nothing was restored.")
    found = journal.verify()
    if not found.ok:
        raise BackupRefused(
            f"The journal in the backup does not verify: entry {found.first_broken} was changed. Nothing was "
            "restored; use another backup, and tell whoever is responsible for the journal."
        )


def _hold_what_is_late() -> int:
    from tankar.publishing.fence import outcomes
    from tankar.publishing.lifecycle import DELIVERY
    from tankar.publishing.models import Delivery
    from tankar.work import clock, demo

    demo.forget()
    with transaction.atomic():
        late = list(Delivery.objects.due(clock.now(), clock.machine()).select_related("channel", "item"))
        for delivery in late:
            DELIVERY.move(delivery, "needs_person", why=Delivery.Why.OVERDUE)
            outcomes.note(delivery, "overdue")
    return len(late)
