"""The applicant withdraws a request, or lets the answer stand."""

from __future__ import annotations

from django.db import transaction

from tankar.channels.models import ProfileRequest
from tankar.channels.requests.deciders import communications, leaders_of_unit
from tankar.channels.requests.moving import course_of, matter_of, move, note
from tankar.channels.requests.telling import tell_all
from tankar.decisions.keeping import came_of_it, end_matter
from tankar.organisation.models import Person

__all__ = ["let_it_stand", "withdraw_request"]

_State = ProfileRequest.State


def withdraw_request(person: Person, request: ProfileRequest) -> ProfileRequest:
    """Nobody asks why. What was decided stays in the history. Raises PermissionDenied, `StandsElsewhere`."""
    was_sent = request.contacted_at is not None
    was_approved = request.state == _State.OPENING
    permission = "channels.open_request" if was_approved else "channels.edit_request"
    with transaction.atomic():
        move(person, permission, request, _State.WITHDRAWN)
        note("withdrawn", person, request)
        if was_approved:
            came_of_it(matter_of(request), "withdrawn")
            end_matter(course_of(request), "withdrawn")
        elif was_sent:
            end_matter(matter_of(request), "withdrawn")
        if was_sent:
            told = [*communications(request), *leaders_of_unit(request)]
            tell_all([one for one in told if one.pk != person.pk], "withdrawn", request, who=str(person))
    return request


def let_it_stand(person: Person, request: ProfileRequest) -> ProfileRequest:
    """The applicant answers nothing to the no. Raises PermissionDenied, `StandsElsewhere`."""
    with transaction.atomic():
        move(person, "channels.edit_request", request, _State.REJECTED)
        note("accepted_no", person, request)
        end_matter(matter_of(request), "rejected")
    return request
