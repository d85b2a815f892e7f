"""Who asked is forgotten some years after the question is over; what was asked and answered stays.

Deleted: the asker's name, the photo of a paper, and the notices about it. Kept: the question, the answers and who gave
them in their office, the fact sheets. The journal holds how many, and nothing else.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from tankar import journal
from tankar.clearance.facts.telling import KIND as FACT
from tankar.clearance.models import Clearance, FactRequest, Paper
from tankar.clearance.questions.telling import KIND as QUESTION
from tankar.notices.forgetting import forget
from tankar.work import clock
from tankar.work.periodic import every

__all__ = ["AT_ONCE", "forget_askers"]

AT_ONCE = 200
_YEAR = dt.timedelta(days=365.25)


@every(seconds=3600, name="clearance.forget_askers")
def forget_askers() -> int:
    """One round; returns of how many questions the asker was forgotten. What still waits or holds is not over."""
    before = clock.now() - settings.CONFIGURATION.asker_years * _YEAR
    with transaction.atomic():
        count = _of_questions(before) + _of_facts(before)
        if count:
            journal.record(
                "clearance.askers_forgotten",
                actor=None,
                subject=("clearance", "askers"),
                params={"count": str(count)},
            )
    return count


def _of_questions(before: dt.datetime) -> int:
    state = Clearance.State
    over = Q(state=state.EXPIRED, valid_until__lt=clock.local(before).date()) | Q(
        state=state.WITHDRAWN, changed_at__lt=before
    )
    due = Clearance.objects.select_for_update().filter(over, asker__isnull=False).order_by("pk")
    found = dict(due.values_list("pk", "public_id")[:AT_ONCE])
    Paper.objects.filter(clearance__in=found).delete()
    forget(QUESTION, found.values())
    Clearance.objects.filter(pk__in=found).update(asker=None, unread=False)
    return len(found)


def _of_facts(before: dt.datetime) -> int:
    state = FactRequest.State
    over = FactRequest.objects.filter(state__in=(state.PUBLISHED, state.DECLINED), changed_at__lt=before)
    due = over.select_for_update().filter(asker__isnull=False).order_by("pk")
    found = dict(due.values_list("pk", "public_id")[:AT_ONCE])
    forget(FACT, found.values())
    FactRequest.objects.filter(pk__in=found).update(asker=None)
    return len(found)
