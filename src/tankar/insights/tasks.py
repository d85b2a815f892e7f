"""What the task engine carries: "measure channel N now"."""

from __future__ import annotations

import logging

from django_tasks import task

from tankar.insights.collecting.measuring import measure
from tankar.insights.models import Gauge
from tankar.work.leases import owner_name

__all__ = ["measure_channel"]

log = logging.getLogger("tankar.insights")


@task
def measure_channel(channel_id: int) -> None:
    """The outermost frame: a mistake of ours costs one round, and the channel is measured at its next turn."""
    gauge = Gauge.objects.select_related("channel").filter(pk=channel_id).first()
    if gauge is None:
        return
    try:
        measure(gauge, owner_name())
    except Exception:
        log.exception("Measuring channel %s stopped on a mistake in Tankar.", channel_id)
