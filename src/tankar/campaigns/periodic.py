"""What the worker's loop does for campaigns."""

from __future__ import annotations

from django.conf import settings

from tankar.campaigns.actions.follow_roles import follow_roles
from tankar.campaigns.actions.forget_names import forget_names
from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.work.periodic import every

__all__ = ["follow", "forget", "remind"]


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="campaigns.remind_of_campaigns")
def remind() -> int:
    """Campaigns begin and end by their days; what is late is passed on."""
    return remind_of_campaigns()


@every(seconds=30 * settings.CONFIGURATION.sweep_seconds, name="campaigns.follow_roles")
def follow() -> int:
    """Whom a campaign waits for follows the roles."""
    return follow_roles()


@every(seconds=720 * settings.CONFIGURATION.sweep_seconds, name="campaigns.forget_names")
def forget() -> int:
    """Names in campaigns that are long over are deleted; sums are kept."""
    return forget_names()
