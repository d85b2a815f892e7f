"""What the worker's loop does for the guideline."""

from __future__ import annotations

from django.conf import settings

from tankar.guideline.advice.actions.remind import delete_closed, remind_of_advice
from tankar.guideline.training.actions.ask_again import ask_again
from tankar.guideline.training.actions.ask_everybody import ask_everybody, remind_units
from tankar.guideline.training.actions.invite_elected import invite_elected
from tankar.guideline.training.actions.note_term import follow_terms
from tankar.work.periodic import every

__all__ = ["ask_to_learn_again", "bring_version", "invite_with_the_term", "look_at_advice"]


@every(seconds=6 * settings.CONFIGURATION.sweep_seconds, name="guideline.look_at_advice")
def look_at_advice() -> int:
    """What nobody answered in time goes on to the manager; what was closed long ago is deleted."""
    return remind_of_advice() + delete_closed()


@every(seconds=12 * settings.CONFIGURATION.sweep_seconds, name="guideline.bring_version")
def bring_version() -> int:
    """A version just published is brought to everybody, some at a time; units are reminded as totals."""
    return ask_everybody() + remind_units()


@every(seconds=12 * settings.CONFIGURATION.sweep_seconds, name="guideline.invite_elected")
def invite_with_the_term() -> int:
    """With a council term elected officials are invited, once each; the next term follows the last."""
    return follow_terms() + invite_elected()


@every(seconds=360 * settings.CONFIGURATION.sweep_seconds, name="guideline.ask_to_learn_again")
def ask_to_learn_again() -> int:
    """A module that became old is asked for once more."""
    return ask_again()
