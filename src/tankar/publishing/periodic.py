"""What the worker's loop does for publishing."""

from __future__ import annotations

from django.conf import settings

from tankar.publishing.fence.sweep import sweep
from tankar.publishing.takedowns.actions.pass_on import pass_on_late
from tankar.work.periodic import every

__all__ = ["pass_on_takedowns", "sweep_deliveries"]


@every(seconds=settings.CONFIGURATION.sweep_seconds, name="publishing.sweep")
def sweep_deliveries() -> int:
    return sweep()


@every(seconds=60, name="publishing.takedowns")
def pass_on_takedowns() -> int:
    """What was to be taken down and is not: communications is asked too."""
    return pass_on_late()
