"""What the worker's loop does about those who leave."""

from __future__ import annotations

from django.conf import settings

from tankar.channels.leaving.actions.confirm_removal import remind_of_removals
from tankar.channels.leaving.actions.follow_leavers import follow_leavers
from tankar.work.periodic import every

__all__ = ["follow", "remind"]


@every(seconds=300, name="channels.follow_leavers")
def follow() -> int:
    """The same day somebody leaves, a colleague is asked to take the access away on the network."""
    return follow_leavers()


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="channels.remind_of_removals")
def remind() -> int:
    """What is not taken away in time goes to communications and information security."""
    return remind_of_removals()
