from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

_WORKFLOWS = ("agreements", "amnesty", "cover", "ending", "leaving", "requests", "reviews")
# rights, and what the worker's loop does
_READ = (
    "periodic",
    "assessments.permissions",
    "reviews.changes.permissions",
    *(f"{one}.{what}" for one in _WORKFLOWS for what in ("permissions", "periodic")),
)


class ChannelsConfig(AppConfig):
    name = "tankar.channels"
    label = "tankar_channels"

    def ready(self) -> None:
        for folder in _READ:
            import_module(f"tankar.channels.{folder}")
