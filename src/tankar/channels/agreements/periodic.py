"""What the worker's loop does for agreements."""

from __future__ import annotations

from django.conf import settings

from tankar.channels.agreements.actions.look_after import look_after_agreements
from tankar.work.periodic import every

__all__ = ["look_after"]


@every(seconds=12 * settings.CONFIGURATION.sweep_seconds, name="channels.look_after_agreements")
def look_after() -> int:
    """What was not confirmed in time goes to the head of unit; what is a year old is confirmed again."""
    return look_after_agreements()
