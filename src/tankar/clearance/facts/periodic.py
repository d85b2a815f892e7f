"""What the worker's loop does for facts."""

from __future__ import annotations

from django.conf import settings

from tankar.clearance.facts.actions.sweep import archive_sheets, look_at_sheets, remind_of_requests
from tankar.work.periodic import every

__all__ = ["archive", "look", "remind"]

_PACE = 6 * settings.CONFIGURATION.sweep_seconds


@every(seconds=_PACE, name="clearance.remind_of_facts")
def remind() -> int:
    """A fact that did not come in time is passed on to the communications manager."""
    return remind_of_requests()


@every(seconds=_PACE, name="clearance.look_at_fact_sheets")
def look() -> int:
    """A fact sheet ends with a reminder before."""
    return look_at_sheets()


@every(seconds=3600, name="clearance.archive_fact_sheets")
def archive() -> int:
    """What expired years ago leaves the lists."""
    return archive_sheets()
