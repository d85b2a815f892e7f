"""What a backup looks like, so that one database can write it and another kind can read it.

A .tar.gz: `manifest.json` first (format, when, migrations, number of rows and SHA-256 of every part), then
`rows/<model>.jsonl`, one JSON list a row, in the order of the manifest's `fields`; then `media/…`.
Values are written without loss: times in UTC to the microsecond, bytes in base64.

Left out: keys (they belong elsewhere, see docs), sessions and their devices, leases, the task engines' own
tables (the sweep finds what is due), caches, and the practice networks of a demo.
"""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import uuid
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

__all__ = [
    "FORMAT",
    "BackupRefused",
    "Rows",
    "decoded",
    "encoded",
    "fields_of",
    "kept_models",
    "migrations",
    "name_of",
]

FORMAT = 1
# mfa: without its rows a restored city would let people in by password alone
KEPT_APPS = ("account", "mfa")
LEFT_OUT = {"tankar_work.Lease", "tankar_work.Trouble", "tankar_organisation.Device"}


class BackupRefused(Exception):
    """A backup cannot be written or read; the text is a sentence with what to do."""


class Rows(models.QuerySet[Any]):
    """A plain queryset: names in three languages are columns here, not translated ones."""


def kept_models() -> list[type[models.Model]]:
    """Every model that goes into a backup, those that others point at first."""
    found = [model for model in apps.get_models(include_auto_created=True) if _is_kept(model)]
    ordered: list[type[models.Model]] = []
    while found:
        # in a circle what may be empty is filled in later: the foreign keys are asked when all rows are in
        ready = _ready(found, _points_at) or _ready(found, _must_point_at)
        if not ready:
            raise BackupRefused("The tables point at one another in a circle.")
        ordered += sorted(ready, key=name_of)
        found = [one for one in found if one not in ready]
    return ordered


def _is_kept(model: type[models.Model]) -> bool:
    ours = model._meta.app_label.startswith("tankar_") or model._meta.app_label in KEPT_APPS
    return ours and model._meta.managed and not model._meta.proxy and name_of(model) not in LEFT_OUT


def _ready(
    found: list[type[models.Model]], points: Callable[[type[models.Model]], set[Any]]
) -> list[type[models.Model]]:
    return [one for one in found if not points(one) & (set(found) - {one})]


def _points_at(model: type[models.Model]) -> set[Any]:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def _must_point_at(model: type[models.Model]) -> set[Any]:
    return {
        field.related_model for field in model._meta.concrete_fields if field.is_relation and not field.null
    }


def name_of(model: type[models.Model]) -> str:
    return model._meta.label


def fields_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return list(model._meta.concrete_fields)


def migrations() -> list[str]:
    """The migrations of what is kept: a backup fits a database of exactly these."""
    labels = {model._meta.app_label for model in kept_models()}
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app in labels)


def encoded(value: Any) -> Any:
    """A database value as JSON. JSON fields pass through as they are, inside `{"json": …}`."""
    match value:
        case None | bool() | int() | str():
            return value
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case float():
            return value
        case bytes() | memoryview():
            return {"base64": base64.b64encode(bytes(value)).decode("ascii")}
        case decimal.Decimal() | uuid.UUID():
            return str(value)
        case list() | dict():
            return {"json": value}
    raise BackupRefused(f"A {type(value).__name__} cannot be written into a backup.")


def decoded(field: models.Field[Any, Any], value: Any) -> Any:
    """The other way round. Raises `BackupRefused` for what the field cannot be."""
    if isinstance(value, dict):
        return base64.b64decode(value["base64"]) if "base64" in value else value["json"]
    if value is None or isinstance(field, models.JSONField):
        return value
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    try:
        return target.to_python(value)
    except (ValueError, TypeError) as error:
        raise BackupRefused(f"{field} cannot hold what the backup has for it.") from error
