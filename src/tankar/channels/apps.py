from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "tankar.channels"
    label = "tankar_channels"

    def ready(self) -> None:
        from tankar.channels import periodic  # noqa: F401 - registers the daily test
        from tankar.channels.assessments import permissions as _networks  # noqa: F401 - registers its rights
        from tankar.channels.requests import periodic as _sweep  # noqa: F401 - registers the reminders
        from tankar.channels.requests import permissions as _requests  # noqa: F401 - registers its rights
