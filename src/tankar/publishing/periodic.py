"""What the worker's loop does for publishing."""

from __future__ import annotations

from django.conf import settings

from tankar.publishing.fence.sweep import sweep
from tankar.work.periodic import every

__all__ = ["sweep_deliveries"]


@every(seconds=settings.CONFIGURATION.sweep_seconds, name="publishing.sweep")
def sweep_deliveries() -> int:
    return sweep()
