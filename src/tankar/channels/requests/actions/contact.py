"""Tell communications what is planned, before anything is decided (CHN-3)."""

from __future__ import annotations

from django.db import transaction

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.deciders import communications
from tankar.channels.requests.errors import NotReady
from tankar.channels.requests.moving import matter_of, move, note
from tankar.channels.requests.readiness import missing_for_contact
from tankar.channels.requests.telling import ADVICE, tell_all
from tankar.decisions.keeping import ask
from tankar.decisions.terms import due
from tankar.organisation.models import Person
from tankar.work import clock

__all__ = ["contact_communications"]


def contact_communications(person: Person, request: ProfileRequest) -> ProfileRequest:
    """From now on communications can read it, and has its days to advise.

    Raises `NotReady`, PermissionDenied, or `StandsElsewhere`.
    """
    if faults := missing_for_contact(request):
        raise NotReady(faults)
    with transaction.atomic():
        now = clock.now()
        until = due(ADVICE, now)
        changes = {
            "contacted_at": now,
            "due_at": until,
            "next_at": until,
            "stage": ProfileRequest.Stage.ASKED,
        }
        move(person, "channels.edit_request", request, ProfileRequest.State.CONTACT, **changes)
        note("contacted", person, request)
        team = communications(request)
        ask(matter_of(request), team, "advise", due_at=until, term=ADVICE)
        tell_all(team, "here", request, who=str(person))
    return request
