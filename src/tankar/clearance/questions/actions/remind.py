"""Nobody has answered: the preparer is reminded, then it is passed on. It waits on, and is never a yes or a no."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from tankar.clearance.models import Clearance
from tankar.clearance.questions.formal import registry_phone
from tankar.clearance.questions.moving import note
from tankar.clearance.questions.promises import not_by_clock_today, passing
from tankar.clearance.questions.reading import numbers_of
from tankar.clearance.questions.telling import await_answer, tell_all, tell_asker
from tankar.clearance.routing import deputies, lawyers, registry, superiors
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["remind", "remind_of_questions"]

_AT_ONCE = 100


def remind_of_questions() -> int:
    """Remind of every question whose moment has come; returns how many."""
    late = Clearance.objects.filter(state__in=Clearance.OPEN, next_at__lte=clock.now())
    found = late.select_related("matter", "preparer", "asker").order_by("next_at")[:_AT_ONCE]
    return sum(remind(clearance) for clearance in found)


def remind(clearance: Clearance) -> bool:
    """One step further, once however many ask: of two workers one moves `next_at`."""
    now = clock.now()
    with transaction.atomic():
        # asked again under the conditional update below: an answer that comes at this moment wins
        clearance.refresh_from_db()
        if clearance.next_at is None or clearance.next_at > now:
            return False
        later = _rings_instead(clearance, now)
        stage, again = (clearance.stage, later) if later else _next(clearance, now)
        here = Clearance.objects.filter(
            pk=clearance.pk, state=clearance.state, stage=clearance.stage, next_at=clearance.next_at
        )
        if not here.update(stage=stage, next_at=again):
            return False
        clearance.stage, clearance.next_at = stage, again
        if not later:
            _tell(clearance)
        elif clearance.matter is not None and not clearance.matter.has_begun(now):
            tell_asker("clearance.ring", clearance)
    return True


def _rings_instead(clearance: Clearance, now: dt.datetime) -> dt.datetime | None:
    """On the day of the council or the board the asker rings, and the clock goes on the next working day.

    `None`: the clock goes on now. A reminder is no passing on, and where nobody can be rung the clock is all there is.
    """
    if clearance.due_at is not None and clearance.due_at > now:
        return None
    return not_by_clock_today(clearance, now) if numbers_of(clearance, registry_phone()) else None


def _next(clearance: Clearance, now: dt.datetime) -> tuple[str, dt.datetime | None]:
    """Stage, and when the next step is due; `None`: nobody is left to tell."""
    stage = Clearance.Stage
    if clearance.due_at is not None and clearance.due_at > now:
        return stage.REMINDED, clearance.due_at
    if clearance.stage in (stage.PREPARER, stage.REMINDED) and clearance.state == Clearance.State.ASKED:
        return stage.SUPERIOR, passing(now)
    return stage.LAWYER, None


def _tell(clearance: Clearance) -> None:
    stage = Clearance.Stage
    unassigned = clearance.state == Clearance.State.UNASSIGNED
    if clearance.stage == stage.REMINDED:
        if unassigned:
            tell_all(registry(), "clearance.to_assign", clearance)
        else:
            tell_all(_asked(clearance), "clearance.reminder", clearance)
    elif unassigned:
        # the city lawyer looks for them too
        note("clearance.late_lawyer", None, clearance)
        await_answer(clearance, lawyers(clearance), "assign")
        tell_all(lawyers(clearance), "clearance.to_assign", clearance)
        tell_asker("clearance.still_waits", clearance)
    elif clearance.stage == stage.SUPERIOR:
        _pass_on(clearance, superiors(clearance) or lawyers(clearance), "clearance.late_superior")
    else:
        _pass_on(clearance, lawyers(clearance), "clearance.late_lawyer")


def _pass_on(clearance: Clearance, people: list[Person], entry: str) -> None:
    clearance.passed_to.add(*people)
    note(entry, None, clearance)
    await_answer(clearance, people, "answer")
    tell_all(people, "clearance.late", clearance)
    tell_asker("clearance.still_waits", clearance)


def _asked(clearance: Clearance) -> list[Person]:
    if clearance.preparer is None or clearance.preparer_id == clearance.asker_id:
        return list(clearance.passed_to.all())
    return [clearance.preparer, *deputies(clearance)]
