from __future__ import annotations

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "tankar.insights"
    label = "tankar_insights"

    def ready(self) -> None:
        from tankar.insights import periodic  # noqa: F401 - registers measuring
