from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings


class DecisionsConfig(AppConfig):
    name = "tankar.decisions"
    label = "tankar_decisions"

    def ready(self) -> None:
        """Every context's `matters.py` says what it has decided, and within which time."""
        from tankar.decisions import kinds, terms

        kinds.discover()
        terms.change(settings.CONFIGURATION.terms)
