"""Put a question to whoever prepares the matter, or to the registry. The caller holds the transaction."""

from __future__ import annotations

from tankar.clearance.models import Clearance
from tankar.clearance.questions.promises import first_reminder, promise
from tankar.clearance.questions.telling import await_answer, awaits_nobody, tell_all
from tankar.clearance.routing import deputies, registry, superiors
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["route"]


def route(clearance: Clearance, preparer: Person | None) -> None:
    """`preparer` `None`: the registry looks for them first, and the answer is promised from then on.

    Whoever asks about their own matter is not the one who answers: deputy and superior are asked at once.
    """
    now = clock.now()
    state, stage = Clearance.State, Clearance.Stage
    clearance.preparer = preparer
    clearance.state = state.ASKED if preparer else state.UNASSIGNED
    own = preparer is not None and preparer.pk == clearance.asker_id
    clearance.stage = stage.SUPERIOR if own else stage.PREPARER
    clearance.due_at = promise(clearance, now)
    clearance.next_at = clearance.due_at if own else first_reminder(clearance, now, clearance.due_at)
    clearance.save()
    clearance.passed_to.clear()
    awaits_nobody(clearance)
    if preparer is None:
        looking = registry()
        await_answer(clearance, looking, "assign")
        tell_all(looking, "clearance.to_assign", clearance)
        return
    asked = superiors(clearance) if own else [preparer, *deputies(clearance)]
    if own:
        clearance.passed_to.set(asked)
    urgent = clearance.need == Clearance.Need.URGENT
    await_answer(clearance, asked, "answer")
    tell_all(asked, "clearance.asked_urgent" if urgent else "clearance.asked", clearance)
