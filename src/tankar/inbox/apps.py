from __future__ import annotations

from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "tankar.inbox"
    label = "tankar_inbox"

    def ready(self) -> None:
        from tankar.inbox import periodic  # noqa: F401 - registers listening
