"""Rights on questions to communications: whoever asks, communications, a spokesperson it was passed to, nobody else.

Neither the head of unit nor the auditor nor the system administrator is among them.
"""

from __future__ import annotations

from django.db.models import Q

from tankar.guideline.models.advice import Advice
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["answerable_by", "asks", "own_of", "visible_to"]

_NOTHING = Q(pk__in=())
_STATE = Advice.State


def asks(person: Person, _nothing: object = None) -> bool:
    """Everybody employed or elected, as whom they act."""
    return holds(person, Role.EMPLOYEE) or holds(person, Role.ELECTED_OFFICIAL)


def own_of(person: Person) -> Q:
    """Twin of `guideline.own_advice`: asked by the person, acting as they act now."""
    capacities = [
        elected
        for elected, role in ((False, Role.EMPLOYEE), (True, Role.ELECTED_OFFICIAL))
        if holds(person, role)
    ]
    return Q(asker=person, as_elected__in=capacities)


def answerable_by(person: Person) -> Q:
    """Twin of `guideline.answer_advice`."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    passed = Q(state=_STATE.PASSED, spokesperson=person)
    waiting = passed
    if communicates(person):
        waiting |= Q(state__in=Advice.WAITING)
    return waiting & ~Q(asker=person)


def visible_to(person: Person) -> Q:
    """Twin of `guideline.view_advice`."""
    seen = own_of(person)
    if holds(person, Role.EMPLOYEE):
        seen |= Q(spokesperson=person)
        if communicates(person):
            # somebody who asked as the other does not meet it through their work either
            seen |= ~Q(asker=person)
    return seen


def _owns(person: Person, advice: Advice | None = None) -> bool:
    if advice is None:
        return asks(person)
    role = Role.ELECTED_OFFICIAL if advice.as_elected else Role.EMPLOYEE
    return advice.asker_id == person.pk and holds(person, role)


def _answers(person: Person, advice: Advice | None = None) -> bool:
    if not holds(person, Role.EMPLOYEE):
        return False
    if advice is None:
        return communicates(person)
    if advice.asker_id == person.pk:
        return False
    if advice.state == _STATE.PASSED and advice.spokesperson_id == person.pk:
        return True
    return communicates(person) and advice.state in Advice.WAITING


def _views(person: Person, advice: Advice | None = None) -> bool:
    if _owns(person, advice):
        return True
    if advice is None or not holds(person, Role.EMPLOYEE):
        return False
    if advice.spokesperson_id == person.pk:
        return True
    return communicates(person) and advice.asker_id != person.pk


register(
    "guideline.ask",
    asks,
    meaning="Ask communications something in confidence, or tell that a journalist has asked.",
)
register(
    "guideline.own_advice",
    _owns,
    Advice,
    lambda person: Advice.objects.own_of(person),
    meaning="Ask on in one's own confidential question, and close it.",
)
register(
    "guideline.answer_advice",
    _answers,
    Advice,
    lambda person: Advice.objects.answerable_by(person),
    meaning="Answer a confidential question that waits, or pass a journalist's to a spokesperson. Never one's own.",
)
register(
    "guideline.view_advice",
    _views,
    Advice,
    lambda person: Advice.objects.visible_to(person),
    meaning="Read a confidential question: whoever asked, communications, and the spokesperson it was passed to.",
)
