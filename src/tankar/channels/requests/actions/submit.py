"""The plan is whole: ask the two for their decisions, or let the network be assessed first."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from tankar.channels.assessments.actions.begin import begin_for
from tankar.channels.assessments.reading import is_known
from tankar.channels.models import ProfileRequest
from tankar.channels.requests.asking import ask_the_halves
from tankar.channels.requests.deciders import halves_of
from tankar.channels.requests.errors import NotReady
from tankar.channels.requests.moving import matter_of, move, note, step
from tankar.channels.requests.readiness import missing_for_decision
from tankar.channels.requests.telling import DECISION, reminder_at, tell_all, tell_requester
from tankar.decisions.keeping import answered, ask
from tankar.decisions.terms import due
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["ask_the_two", "follow_assessment", "may_go_on", "submit_request"]

_State = ProfileRequest.State


def may_go_on(request: ProfileRequest) -> bool:
    """Has communications advised, or had its days? Nobody is kept waiting for advice for ever."""
    late = request.stage == ProfileRequest.Stage.PASSED_ON
    return request.state != _State.CONTACT or request.advised_at is not None or late


def submit_request(person: Person, request: ProfileRequest) -> ProfileRequest:
    """From the advice, or after a no: the applicant's one answer begins the second round, the history is kept.

    Raises `NotReady`, PermissionDenied, or `StandsElsewhere`.
    """
    request.refresh_from_db()
    # the one answer is an answer to a no of the two; another network is no answer to them
    again = request.state == _State.RETURNED and not request.returned_by_network
    faults = missing_for_decision(request) or _nobody(request)
    if again and not request.objection:
        faults["objection"] = _("Write what you answer to the reason you were given.")
    if not may_go_on(request):
        faults["advice"] = _("Communications has not given its advice yet. Everything is saved meanwhile.")
    if faults:
        raise NotReady(faults)
    known = is_known(request.platform)
    fresh = {
        "unit_by": None,
        "communications_by": None,
        "due_at": None,
        "next_at": None,
        "round": request.round + 1 if again else request.round,
    }
    with transaction.atomic():
        to = _State.COMPLETE if known else _State.ASSESSING
        move(person, "channels.edit_request", request, to, **fresh)
        note("answered" if again else "submitted", person, request)
        answered(matter_of(request))
        if known:
            ask_the_two(request)
        else:
            _wait_for_the_network(person, request)
    return request


def _nobody(request: ProfileRequest) -> dict[str, str]:
    """Where nobody may decide it: said before it is sent, and to whom to turn."""
    fresh = ProfileRequest(requester_id=request.requester_id, unit_id=request.unit_id)
    lacking = [part for part, people in halves_of(fresh).items() if not people]
    sentences = {
        "unit": _(
            "Nobody is named to lead this unit, nor anything above it, who may decide this. Your text is kept; ask the "
            "administrator to give somebody the role."
        ),
        "communications": _(
            "Nobody is named to decide this for communications. Your text is kept; ask the administrator to give "
            "somebody the role."
        ),
    }
    return {{"unit": "unit"}.get(part, "advice"): sentences[part] for part in lacking}


def ask_the_two(request: ProfileRequest) -> None:
    """Both at the same time: neither waits for the other. The caller holds the transaction."""
    now = clock.now()
    until = due(DECISION, now)
    timing = {
        "asked_at": now,
        "due_at": until,
        "next_at": reminder_at(now),
        "stage": ProfileRequest.Stage.ASKED,
        "communications_above": False,
    }
    ProfileRequest.objects.filter(pk=request.pk).update(**timing)
    request.refresh_from_db()
    tell_all(ask_the_halves(request).new, "decide", request, who=str(request.requester))


def follow_assessment(request: ProfileRequest, is_good: bool, reason: str) -> None:
    """The network is assessed: the two are asked, or the applicant may choose another network or a common channel.

    The caller holds the transaction.
    """
    if is_good:
        step(request, _State.COMPLETE)
        note("assessed", None, request, platform=request.platform)
        ask_the_two(request)
        return
    step(request, _State.RETURNED)
    note("returned", None, request)
    ask(matter_of(request), [request.requester], "answer")
    tell_requester("returned_by_network", request, reason=reason)


def _wait_for_the_network(person: Person, request: ProfileRequest) -> None:
    assessment = begin_for(person, request.platform, request.need)
    ProfileRequest.objects.filter(pk=request.pk).update(assessment=assessment)
    request.refresh_from_db()
    note("waits_for_assessment", None, request, platform=request.platform)
    tell_requester("waits_for_network", request, platform=request.platform)
