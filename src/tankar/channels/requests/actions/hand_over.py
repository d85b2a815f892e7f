"""The applicant has left: somebody of the unit goes on with the request, or it is ended with a reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.models import ProfileRequest, RequestWord
from tankar.channels.requests import deciders
from tankar.channels.requests.actions.follow_applicants import VERB
from tankar.channels.requests.asking import ask_the_halves
from tankar.channels.requests.errors import (
    HasDecided,
    NoSuchColleague,
    NotOfTheUnit,
    StandsElsewhere,
    WordsMissing,
)
from tankar.channels.requests.facts import clean
from tankar.channels.requests.moving import ABOUT, course_of, matter_of, move, note
from tankar.channels.requests.telling import done_for, tell_all
from tankar.decisions.keeping import answered, came_of_it, end_matter, hand_to
from tankar.notices.settling import settle
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.tree import read_tree
from tankar.work import clock

__all__ = ["end_for_leaver", "hand_over"]

_HAND_OVER = "channels.hand_over_request"
_LONGEST = 500
_State = ProfileRequest.State


def hand_over(person: Person, request: ProfileRequest, email: str) -> ProfileRequest:
    """A colleague of the unit is the applicant from now on. What was decided stands, and every deadline runs on.

    Raises `NoSuchColleague`, `NotOfTheUnit`, `HasDecided`, PermissionDenied, `StandsElsewhere`.
    """
    with transaction.atomic():
        held = _held(person, request)
        wanted = _colleague(held, email)
        # the claim: of two who name somebody one is let through
        here = ProfileRequest.objects.filter(pk=held.pk, requester=held.requester, state=held.state)
        if not here.update(requester=wanted, changed_at=clock.now()):
            raise StandsElsewhere(held)
        held.refresh_from_db()
        matter = matter_of(held)
        hand_to(matter, wanted)
        if held.state == _State.OPENING:
            hand_to(course_of(held), wanted)
            answered(course_of(held), verb=VERB)
        answered(matter, verb=VERB)
        done_for([wanted], held)
        settle(ABOUT, [held.public_id], "channels.request_applicant_left")
        note("handed_over", person, held, whom=str(wanted))
        tell_all([wanted], "handed_over", held, who=str(person))
        _ask_anew(held)
        tell_all(_concerned(held, person, wanted), "goes_on", held, whom=str(wanted))
    request.refresh_from_db()
    return request


def end_for_leaver(person: Person, request: ProfileRequest, reason: str) -> ProfileRequest:
    """It ends as withdrawn; the reason stands beside what was said. Raises `WordsMissing`, and as `hand_over` does."""
    reason = clean(reason)[:_LONGEST]
    if not reason:
        raise WordsMissing
    with transaction.atomic():
        held = _held(person, request)
        was_approved = held.state == _State.OPENING
        move(person, _HAND_OVER, held, _State.WITHDRAWN)
        RequestWord.objects.create(
            request=held, person=person, name=str(person), words=reason, at=clock.now()
        )
        note("ended_for_leaver", person, held)
        if was_approved:
            came_of_it(matter_of(held), "left")
            end_matter(course_of(held), "left")
        else:
            end_matter(matter_of(held), "left")
        told = [*deciders.communications(held), *deciders.leaders_of_unit(held)]
        others = [one for one in told if one.pk != person.pk]
        tell_all(others, "ended_for_leaver", held, who=str(person), reason=reason)
    request.refresh_from_db()
    return request


def _held(person: Person, request: ProfileRequest) -> ProfileRequest:
    """As it stands, held until the transaction ends. Raises PermissionDenied, `StandsElsewhere`."""
    rows = ProfileRequest.objects.select_for_update(of=("self",)).select_related("requester__user", "unit")
    held = rows.get(pk=request.pk)
    if not may(person, _HAND_OVER, held):
        if may(person, _HAND_OVER) and may(person, "channels.view_request", held):
            # somebody was faster, or the applicant is back
            raise StandsElsewhere(held)
        raise PermissionDenied(_HAND_OVER)
    return held


def _colleague(request: ProfileRequest, email: str) -> Person:
    active = Person.objects.filter(email=clean(email).lower(), is_employee=True).exclude(
        user__is_active=False
    )
    wanted = active.exclude(pk=request.requester_id).first()
    if wanted is None:
        raise NoSuchColleague
    if request.unit_id is not None and wanted.unit_id not in read_tree().below([request.unit_id]):
        raise NotOfTheUnit
    if wanted.pk in (request.unit_by_id, request.communications_by_id):
        raise HasDecided
    return wanted


def _ask_anew(request: ProfileRequest) -> None:
    """Nobody decides their own: where the new applicant was one of those asked, the others are."""
    if request.state == _State.COMPLETE:
        asked = ask_the_halves(request)
        done_for(asked.gone, request)
        tell_all(asked.new, "decide", request, who=str(request.requester))


def _concerned(request: ProfileRequest, *without: Person) -> list[Person]:
    known = {one.pk for one in without}
    people = [*deciders.communications(request), *deciders.leaders_of_unit(request)]
    return [one for one in people if one.pk not in known]
