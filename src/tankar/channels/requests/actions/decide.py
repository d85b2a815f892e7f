"""One half of the decision on a new profile. Two yeses open it; the first no, or *not like this*, ends the round.

Nobody gives both halves and nobody overrides the other (PLAN-1).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_noop

from tankar.channels.models import Opening, ProfileRequest
from tankar.channels.requests import deciders
from tankar.channels.requests.asking import ask_the_halves
from tankar.channels.requests.errors import DayPassed, NobodyGivesBoth, StandsElsewhere, WordsMissing
from tankar.channels.requests.facts import clean
from tankar.channels.requests.moving import course_of, matter_of, note, step
from tankar.channels.requests.telling import OPENING, done_for, keepers_of, tell_all, tell_requester
from tankar.decisions.errors import AlreadyDecided
from tankar.decisions.keeping import answered, ask, decide, end_matter
from tankar.decisions.models import Matter
from tankar.decisions.terms import due
from tankar.organisation.access import holders, may, today
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.work import clock

__all__ = ["PARTS", "Answer", "decide_half"]

PARTS = {
    "unit": ("channels.decide_request_for_unit", gettext_noop("Management of the unit")),
    "communications": (
        "channels.decide_request_for_communications",
        gettext_noop("Marketing and communications manager"),
    ),
}
_ABOVE = gettext_noop("In the place of the communications manager")
_OTHER = {"unit": "communications", "communications": "unit"}
_YES = ("yes", "conditions")
_ANSWERS = (*_YES, "back", "no")
_ROUNDS = 2
_LONGEST = 2000


@dataclass(frozen=True)
class Answer:
    """`word`: yes, conditions, back or no. `valid_until`: the profile's last day, when it is not permanent."""

    word: str
    reason: str
    conditions: str = ""
    valid_until: dt.date | None = None


def decide_half(person: Person, request: ProfileRequest, part: str, answer: Answer) -> ProfileRequest:
    """Raises `WordsMissing`, `DayPassed`, `NobodyGivesBoth`, `StandsElsewhere`, PermissionDenied."""
    if answer.valid_until is not None and answer.valid_until <= today():
        raise DayPassed
    reason, conditions = clean(answer.reason)[:_LONGEST], clean(answer.conditions)[:_LONGEST]
    if answer.word not in _ANSWERS or not reason or (answer.word == "conditions" and not conditions):
        raise WordsMissing
    with transaction.atomic():
        request = ProfileRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        _claim(person, request, part)
        matter = matter_of(request)
        _write(person, request, matter, part, Answer(answer.word, reason, conditions, answer.valid_until))
        if answer.word not in _YES:
            _end_round(request, matter, reason)
        elif request.unit_by_id and request.communications_by_id:
            _approve(request, matter)
        else:
            # again: whoever was asked for both halves gave this one, and somebody else is asked for the other
            ask_the_halves(request)
            others = [one for people in deciders.halves_of(request).values() for one in people]
            tell_all([*others, request.requester], "other_said", request)
    return request


def _claim(person: Person, request: ProfileRequest, part: str) -> None:
    """This half is theirs to give, and now it is given: of two who decide it at once one gets through."""
    permission, _role = PARTS[part]
    other = getattr(request, f"{_OTHER[part]}_by_id")
    if request.state != ProfileRequest.State.COMPLETE or getattr(request, f"{part}_by_id") is not None:
        raise StandsElsewhere(request)
    if other == person.pk:
        raise NobodyGivesBoth
    if not may(person, permission, request):
        raise PermissionDenied(permission)
    # the claim: the database decides who was first
    free = ProfileRequest.objects.filter(
        pk=request.pk, state=request.state, round=request.round, **{f"{part}_by": None}
    )
    if not free.update(**{f"{part}_by": person, "changed_at": clock.now()}):
        raise StandsElsewhere(request)
    request.refresh_from_db()


def _write(person: Person, request: ProfileRequest, matter: Matter, part: str, answer: Answer) -> None:
    try:
        decide(
            matter,
            person,
            answer.word,
            reason=answer.reason,
            part=part,
            role=_ABOVE if part == "communications" and request.communications_above else PARTS[part][1],
            conditions=answer.conditions,
            valid_until=answer.valid_until,
            rules=("PLAN-1",),
            round=request.round,
        )
    except AlreadyDecided:
        raise StandsElsewhere(request) from None
    if answer.valid_until and (request.ends_on is None or answer.valid_until < request.ends_on):
        ProfileRequest.objects.filter(pk=request.pk).update(ends_on=answer.valid_until)
        request.refresh_from_db()
    note("decided", person, request, part=part, answer=answer.word)
    asked = [*_asked(request, part), person]
    for one in asked:
        answered(matter, verb="decide", person=one)
    done_for(asked, request)


def _leaders(request: ProfileRequest, part: str) -> list[Person]:
    unit = part == "unit"
    return deciders.leaders_of_unit(request) if unit else deciders.leaders_of_communications(request)


def _asked(request: ProfileRequest, part: str) -> list[Person]:
    after = deciders.after_unit(request) if part == "unit" else deciders.after_communications(request)
    return [*_leaders(request, part), *after]


def _approve(request: ProfileRequest, matter: Matter) -> None:
    until = due(OPENING, clock.now())
    step(request, ProfileRequest.State.OPENING, due_at=until, next_at=until)
    Opening.objects.get_or_create(request=request)
    note("approved", None, request)
    end_matter(matter, "opening")
    opening = [request.requester, *keepers_of(request)]
    ask(course_of(request), opening, "open", due_at=until, term=OPENING)
    tell_all(opening, "approved", request)
    # the two themselves, communications, information security and the registry: for information
    two = [one for one in (request.unit_by, request.communications_by) if one is not None]
    offices = holders(Role.IT_SECURITY) | holders(Role.REGISTRY)
    told = [*two, *deciders.communications(request), *offices.filter(is_employee=True)]
    there = {one.pk for one in opening}
    tell_all([one for one in told if one.pk not in there], "is_approved", request)


def _end_round(request: ProfileRequest, matter: Matter, reason: str) -> None:
    """The applicant may answer once; after that it is over."""
    answered(matter)
    others = [*_asked(request, "unit"), *_asked(request, "communications")]
    decided = (request.unit_by_id, request.communications_by_id)
    if request.round < _ROUNDS:
        step(request, ProfileRequest.State.RETURNED, due_at=None, next_at=None)
        note("returned", None, request)
        ask(matter, [request.requester], "answer")
        tell_requester("returned", request, reason=reason)
    else:
        step(request, ProfileRequest.State.REJECTED)
        note("rejected", None, request)
        end_matter(matter, "rejected")
        tell_requester("rejected", request, reason=reason)
    tell_all([one for one in others if one.pk not in decided], "ended", request)
