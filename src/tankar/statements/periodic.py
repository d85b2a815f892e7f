"""What the worker's loop does for statements."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.organisation.access import today
from tankar.statements.actions.give_feedback import tell_communications
from tankar.statements.models import Feedback
from tankar.work import clock
from tankar.work.periodic import every

__all__ = ["DAYS_BEFORE", "FORGOTTEN_AFTER", "forget_addresses", "remind_of_feedback"]

DAYS_BEFORE = 3
FORGOTTEN_AFTER = dt.timedelta(days=90)
_AT_ONCE = 50


@every(seconds=600, name="statements.remind_of_feedback")
def remind_of_feedback() -> int:
    """Communications hear once more, three days before the law's fourteen are over."""
    near = Feedback.objects.waiting().filter(
        due_on__lte=today() + dt.timedelta(days=DAYS_BEFORE), reminded_at=None
    )
    told = 0
    for feedback in near[:_AT_ONCE]:
        with transaction.atomic():
            # of two workers one tells
            mine = Feedback.objects.filter(pk=feedback.pk, reminded_at=None, state=Feedback.State.OPEN)
            if mine.update(reminded_at=clock.now()):
                tell_communications(feedback, "statements.feedback_due")
                told += 1
    return told


@every(seconds=3600, name="statements.forget_addresses")
def forget_addresses() -> int:
    """An address was given for the answer: some time after it, nobody needs it any more."""
    old = Feedback.objects.filter(answered_at__lt=clock.now() - FORGOTTEN_AFTER)
    return old.exclude(reply_to="").update(reply_to="")
