"""What the worker's loop does for questions."""

from __future__ import annotations

from django.conf import settings

from tankar.clearance.questions.actions.expire import expire_answers
from tankar.clearance.questions.actions.remind import remind_of_questions
from tankar.clearance.questions.actions.tell_public import tell_of_public_matters
from tankar.work.periodic import every

__all__ = ["expire", "remind", "tell_public"]

_PACE = 6 * settings.CONFIGURATION.sweep_seconds


@every(seconds=_PACE, name="clearance.remind_of_questions")
def remind() -> int:
    """A question that nobody answered in time is passed on; it is never answered by silence."""
    return remind_of_questions()


@every(seconds=_PACE, name="clearance.expire_answers")
def expire() -> int:
    """An answer past its last day no longer holds."""
    return expire_answers()


@every(seconds=_PACE, name="clearance.tell_of_public_matters")
def tell_public() -> int:
    """Those who asked about a matter are told when it becomes public."""
    return tell_of_public_matters()
