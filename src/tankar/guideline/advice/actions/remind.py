"""Nobody has answered: a reminder, then the communications manager. It waits on, and silence is never an answer."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.decisions.terms import amount_of
from tankar.guideline.advice.telling import await_answer, forget, leaders, note, team, tell_all, tell_asker
from tankar.guideline.models import Advice
from tankar.work import clock

__all__ = ["delete_closed", "remind", "remind_of_advice"]

_AT_ONCE = 100


def remind_of_advice() -> int:
    """Remind of every question whose moment has come; returns how many."""
    late = Advice.objects.filter(state__in=Advice.WAITING, next_at__lte=clock.now())
    return sum(remind(advice) for advice in late.order_by("next_at")[:_AT_ONCE])


def remind(advice: Advice) -> bool:
    """One step further, once however many ask: of two workers one moves `next_at`."""
    now = clock.now()
    with transaction.atomic():
        # asked again under the conditional update below: an answer that comes at this moment wins
        advice.refresh_from_db()
        if advice.next_at is None or advice.next_at > now:
            return False
        early = advice.due_at > now
        stage = Advice.Stage.REMINDED if early else Advice.Stage.MANAGER
        here = Advice.objects.filter(
            pk=advice.pk, state=advice.state, stage=advice.stage, next_at=advice.next_at
        )
        if not here.update(stage=stage, next_at=advice.due_at if early else None):
            return False
        advice.refresh_from_db()
        if early:
            people = [advice.spokesperson] if advice.spokesperson else team(advice)
            tell_all(people, "guideline.advice_reminder", advice)
        else:
            note("guideline.advice_passed_up", advice)
            tell_all(leaders(advice), "guideline.advice_late", advice)
            await_answer(advice, leaders(advice))
            tell_asker("guideline.advice_still_waits", advice)
    return True


def delete_closed() -> int:
    """What was closed longer ago than the setting says goes, words and all, with the notices about it."""
    kept = dt.timedelta(days=amount_of("guideline.advice_kept"))
    old = Advice.objects.filter(state=Advice.State.CLOSED, closed_at__lte=clock.now() - kept)
    gone = 0
    for advice in old.order_by("closed_at")[:_AT_ONCE]:
        with transaction.atomic():
            forget(advice)
            note("guideline.advice_deleted", advice)
            advice.delete()
        gone += 1
    return gone
