from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "tankar.channels"
    label = "tankar_channels"

    def ready(self) -> None:
        """Rights that stand in folders of their own, and what the worker's loop does for channels."""
        folders = ("cover.permissions", "agreements.permissions", "cover.periodic", "agreements.periodic")
        for folder in ("periodic", *folders):
            import_module(f"tankar.channels.{folder}")
