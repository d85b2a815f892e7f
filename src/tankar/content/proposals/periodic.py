"""What the worker's loop does for proposals."""

from __future__ import annotations

from django.conf import settings

from tankar.content.proposals.actions.remind_of_proposals import remind_of_proposals
from tankar.work.periodic import every

__all__ = ["remind"]


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="content.remind_of_proposals")
def remind() -> int:
    """A proposal that nobody answered in time goes to the communications manager."""
    return remind_of_proposals()
