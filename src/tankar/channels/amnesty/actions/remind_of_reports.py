"""A head who has not said whose an account is: communications goes on without, and may propose that it is closed."""

from __future__ import annotations

from django.db import transaction

from tankar.channels.amnesty.moving import matter_of, tell_report
from tankar.channels.models import AccountReport
from tankar.channels.reviews.people import team
from tankar.decisions.keeping import ask
from tankar.work import clock

__all__ = ["remind_of_reports"]

_AT_ONCE = 100


def remind_of_reports() -> int:
    """Returns how many came back to communications. The head may still answer."""
    now, count = clock.now(), 0
    late = AccountReport.objects.filter(state=AccountReport.State.WITH_UNIT, next_at__lte=now)
    for report in late.order_by("next_at")[:_AT_ONCE]:
        with transaction.atomic():
            # the claim: of two workers one moves `next_at`
            here = AccountReport.objects.filter(pk=report.pk, state=report.state, next_at=report.next_at)
            if not here.update(next_at=None):
                continue
            ask(matter_of(report), team(), "handle")
            tell_report(report, team(), "account_late")
            count += 1
    return count
