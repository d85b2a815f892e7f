from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "tankar.channels"
    label = "tankar_channels"

    def ready(self) -> None:
        from tankar.channels import periodic  # noqa: F401 - registers the daily test
