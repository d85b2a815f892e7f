"""What the worker's loop does for accounts told of."""

from __future__ import annotations

from django.conf import settings

from tankar.channels.amnesty.actions.remind_of_reports import remind_of_reports
from tankar.work.periodic import every

__all__ = ["remind"]


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="channels.remind_of_reports")
def remind() -> int:
    """What a unit has not answered in time comes back to communications."""
    return remind_of_reports()
