"""What the worker's loop does for the guideline."""

from __future__ import annotations

from django.conf import settings

from tankar.guideline.advice.actions.remind import delete_closed, remind_of_advice
from tankar.guideline.training.actions.ask_everybody import ask_everybody, remind_units
from tankar.work.periodic import every

__all__ = ["bring_version", "look_at_advice"]


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="guideline.look_at_advice")
def look_at_advice() -> int:
    """What nobody answered in time goes on to the manager; what was closed long ago is deleted."""
    return remind_of_advice() + delete_closed()


@every(seconds=12 * settings.CONFIGURATION.sweep_seconds, name="guideline.bring_version")
def bring_version() -> int:
    """A version just published is brought to everybody, some at a time; units are reminded as totals."""
    return ask_everybody() + remind_units()
