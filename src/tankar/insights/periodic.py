"""What the worker's loop does for insights."""

from __future__ import annotations

from django.conf import settings

from tankar.insights.collecting.rounds import measure_where_due
from tankar.work.periodic import every

__all__ = ["measure"]


@every(seconds=30 * min(settings.CONFIGURATION.pause_factor, 1), name="insights.measure")
def measure() -> int:
    return measure_where_due()
