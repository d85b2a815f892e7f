from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "tankar.channels"
    label = "tankar_channels"

    def ready(self) -> None:
        """Rights that stand in folders of their own, and what the worker's loop does for channels."""
        rights = [f"{one}.permissions" for one in ("cover", "agreements", "assessments", "requests")]
        for folder in ("periodic", *rights, "cover.periodic", "agreements.periodic", "requests.periodic"):
            import_module(f"tankar.channels.{folder}")
