"""Nobody has answered: a reminder, then deputies and whoever stands above. It waits on, and never becomes a yes."""

from __future__ import annotations

from django.db import transaction

from tankar.channels.models import ProfileRequest
from tankar.channels.requests import deciders
from tankar.channels.requests.asking import ask_the_halves
from tankar.channels.requests.moving import matter_of, note
from tankar.channels.requests.telling import OPENING, keepers_of, tell_all, tell_requester
from tankar.decisions.keeping import ask
from tankar.decisions.terms import due
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["remind", "remind_of_requests"]

_AT_ONCE = 100
_State, _Stage = ProfileRequest.State, ProfileRequest.Stage


def remind_of_requests() -> int:
    """Remind of every request whose moment has come; returns how many."""
    late = ProfileRequest.objects.filter(
        state__in=(_State.CONTACT, _State.COMPLETE, _State.OPENING), next_at__lte=clock.now()
    )
    return sum(remind(request) for request in late.order_by("next_at")[:_AT_ONCE])


def remind(request: ProfileRequest) -> bool:
    """One step further, once however many ask: of two workers one moves `next_at`."""
    now = clock.now()
    with transaction.atomic():
        # asked again under the conditional update below: an answer that comes at this moment wins
        request.refresh_from_db()
        if request.next_at is None or request.next_at > now:
            return False
        first = request.state == _State.COMPLETE and request.stage == _Stage.ASKED
        stage = _Stage.REMINDED if first else _Stage.PASSED_ON
        again = request.due_at if first else None
        if request.state == _State.OPENING:
            again = due(OPENING, now)
        here = ProfileRequest.objects.filter(
            pk=request.pk, state=request.state, stage=request.stage, next_at=request.next_at
        )
        if not here.update(stage=stage, next_at=again):
            return False
        request.refresh_from_db()
        _tell(request)
    return True


def _tell(request: ProfileRequest) -> None:
    if request.state == _State.CONTACT:
        tell_all(deciders.leaders_of_communications(request), "advice_late", request)
        tell_requester("advice_still_waits", request)
        ask(matter_of(request), [request.requester], "complete")
    elif request.state == _State.OPENING:
        tell_all([request.requester, *keepers_of(request)], "not_open_yet", request)
    elif request.stage == _Stage.REMINDED:
        tell_all(_silent(request), "decide_reminder", request)
    else:
        _pass_on(request)


def _silent(request: ProfileRequest) -> list[Person]:
    unit = deciders.leaders_of_unit(request) if request.unit_by_id is None else []
    city = deciders.leaders_of_communications(request) if request.communications_by_id is None else []
    return [*unit, *city]


def _pass_on(request: ProfileRequest) -> None:
    nexts = []
    if request.unit_by_id is None:
        nexts.append(deciders.after_unit(request))
    if request.communications_by_id is None:
        nexts.append(deciders.after_communications(request))
    note("passed_on", None, request)
    tell_all(ask_the_halves(request).new, "passed_on", request)
    tell_requester("still_waits" if all(nexts) else "nobody_left", request)
