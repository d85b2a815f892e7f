"""What the worker's loop does for campaigns."""

from __future__ import annotations

from django.conf import settings

from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.work.periodic import every

__all__ = ["remind"]


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="campaigns.remind_of_campaigns")
def remind() -> int:
    """Campaigns begin and end by their days; what is late is passed on."""
    return remind_of_campaigns()
