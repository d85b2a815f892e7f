"""The database's tables, brought to the newest form: by migrations, or at once where there are none yet.

Our migrations say how a city's data go from one version to the next. In an empty database there is nothing to
bring along, and Django spends half a minute on picturing every step in between: there our tables are made as the
models say, in a few seconds, and our migrations are noted as applied. A test keeps both ways the same.
"""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

__all__ = ["bring_up_to_date"]


def bring_up_to_date() -> None:
    """Make or change the tables: ours all at once or not at all in an empty database, else migration by migration."""
    if not connection.introspection.table_names():
        _make_ours()
    call_command("migrate", verbosity=0, interactive=False)


def _make_ours() -> None:
    ours = [app for app in apps.get_app_configs() if _is_ours(app)]
    labels = {app.label for app in ours}
    migrations = MigrationLoader(None).disk_migrations
    with connection.schema_editor() as tables:  # one transaction, on both databases
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app in ours:
            for model in app.get_models():
                tables.create_model(model)
        for (label, name), migration in migrations.items():
            if label in labels:
                for each in ((label, name), *migration.replaces):
                    recorder.record_applied(*each)


def _is_ours(app: AppConfig) -> bool:
    return app.name.startswith("tankar.") and (Path(app.path) / "migrations").is_dir()
