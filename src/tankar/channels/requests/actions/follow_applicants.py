"""An applicant who has left holds nothing up: whoever leads the unit is asked who goes on with the request.

1. What was sent and is not over, and whose applicant works for the city no longer, awaits whoever leads the unit; the
   communications manager where nobody does. The deciders and communications are told; their decisions go on.
2. Nobody has said so in time: those who come after them are asked as well. It waits, and nothing ends by silence.
3. Somebody who has come back goes on as before.
"""

from __future__ import annotations

from django.db import transaction

from tankar.channels.models import ProfileRequest
from tankar.channels.requests import deciders
from tankar.channels.requests.moving import course_of, matter_of, note
from tankar.channels.requests.permissions import LEFT, has_left
from tankar.channels.requests.telling import HAND_OVER, done_for, tell_all
from tankar.decisions.keeping import answered, ask_only
from tankar.decisions.models import Ask, Matter
from tankar.decisions.terms import due
from tankar.organisation.access import holders
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["VERB", "follow_applicants"]

VERB = "hand_over"
_AT_ONCE = 200
_State = ProfileRequest.State


def follow_applicants() -> int:
    """Returns for how many requests somebody else is asked now. Twice does no harm."""
    going = ProfileRequest.objects.filter(state__in=ProfileRequest.GOING)
    left = list(going.filter(LEFT).order_by("pk").values_list("pk", flat=True)[:_AT_ONCE])
    asked = Ask.objects.filter(verb=VERB, done_at=None, matter__kind__startswith="channels.")
    back = going.exclude(LEFT).filter(public_id__in=asked.values("matter__subject_id"))
    return sum(_follow(pk) for pk in [*left, *back.values_list("pk", flat=True)[:_AT_ONCE]])


def _follow(pk: int) -> bool:
    with transaction.atomic():
        held = ProfileRequest.objects.select_for_update(of=("self",)).select_related(
            "requester__user", "unit"
        )
        request = held.get(pk=pk)
        if request.state not in ProfileRequest.GOING:
            return False
        matter = course_of(request) if request.state == _State.OPENING else matter_of(request)
        if not has_left(request):
            done_for([one.person for one in matter.asks.filter(verb=VERB, done_at=None)], request)
            return bool(answered(matter, verb=VERB))
        return _ask(request, matter)


def _ask(request: ProfileRequest, matter: Matter) -> bool:
    first = matter.asks.filter(verb=VERB, done_at=None).order_by("since").first()
    due_at = first.due_at if first is not None else due(HAND_OVER, clock.now())
    people = deciders.leaders_of_unit(request)
    if first is not None and first.is_late(clock.now()):
        people = [*people, *deciders.after_unit(request)]
    if not people:
        managers = holders(Role.COMMUNICATIONS_MANAGER).filter(is_employee=True)
        people = list(managers.exclude(pk=request.requester_id))
    new, gone = ask_only(matter, people, VERB, due_at=due_at, term=HAND_OVER)
    done_for(gone, request)
    who = str(request.requester)
    tell_all(new, "applicant_left", request, who=who)
    if first is None and new:
        note("applicant_left", None, request)
        tell_all(_concerned(request, new), "applicant_is_gone", request, who=who)
    return bool(new or gone)


def _concerned(request: ProfileRequest, asked: list[Person]) -> list[Person]:
    """Communications, and whoever has the decision before them."""
    halves = deciders.halves_of(request).values() if request.state == _State.COMPLETE else ()
    people = [*deciders.communications(request), *(one for half in halves for one in half)]
    known = {one.pk for one in asked}
    return [one for one in people if one.pk not in known]
