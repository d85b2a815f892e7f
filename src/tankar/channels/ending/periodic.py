"""What the worker's loop does for endings."""

from __future__ import annotations

from django.conf import settings

from tankar.channels.ending.actions.remind_of_endings import remind_of_endings
from tankar.work.periodic import every

__all__ = ["remind"]


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="channels.remind_of_endings")
def remind() -> int:
    """After a channel's last day its owner is asked to tidy up; what is late goes to communications too."""
    return remind_of_endings()
