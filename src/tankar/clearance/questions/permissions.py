"""Rights on questions. Only the asker knows who asked; whoever answers sees the question, and nobody else does."""

from __future__ import annotations

from django.db.models import Q

from tankar.clearance.hats import hats_of
from tankar.clearance.models import Clearance
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role
from tankar.organisation.standing_in import standing_in_for

__all__ = ["answerable_by", "answering_for", "assignable_by", "assigns", "own_of", "visible_to"]

_NOTHING = Q(pk__in=())
_ANSWERABLE = (Clearance.State.ASKED, Clearance.State.ANSWERED)


def assigns(person: Person) -> bool:
    """The registry looks for who prepares a matter; the city lawyer where the registry does not get to it."""
    return holds(person, Role.REGISTRY) or holds(person, Role.CITY_LAWYER)


def _asked_of(person: Person) -> Q:
    """Put to the person, to somebody they stand in for, or passed on to them since it is late."""
    passed_on = Clearance.passed_to.through.objects.filter(person_id=person.pk).values("clearance_id")
    return Q(preparer=person) | Q(preparer__in=standing_in_for(person)) | Q(pk__in=passed_on)


def own_of(person: Person) -> Q:
    """Twin of `clearance.withdraw`."""
    hats = hats_of(person)
    return Q(asker=person, asked_as__in=hats) if hats else _NOTHING


def answering_for(person: Person) -> Q:
    """What one is or was asked to answer: never one's own question."""
    if not holds(person, Role.EMPLOYEE):
        return _NOTHING
    return _asked_of(person) & ~Q(state=Clearance.State.WITHDRAWN) & ~Q(asker=person)


def answerable_by(person: Person) -> Q:
    """Twin of `clearance.answer`."""
    return answering_for(person) & Q(state__in=_ANSWERABLE)


def assignable_by(person: Person) -> Q:
    """Twin of `clearance.assign`."""
    return Q(state=Clearance.State.UNASSIGNED) if assigns(person) else _NOTHING


def visible_to(person: Person) -> Q:
    """Twin of `clearance.view`."""
    return own_of(person) | answering_for(person) | assignable_by(person)


def _among(conditions: Q, clearance: Clearance) -> bool:
    return Clearance.objects.filter(conditions, pk=clearance.pk).exists()


def _owns(person: Person, clearance: Clearance | None = None) -> bool:
    hats = hats_of(person)
    if clearance is None:
        return bool(hats)
    return clearance.asker_id == person.pk and clearance.asked_as in hats


def _answers(person: Person, clearance: Clearance | None = None) -> bool:
    if clearance is None:
        return holds(person, Role.EMPLOYEE)
    return clearance.state in _ANSWERABLE and _among(answering_for(person), clearance)


def _assigns(person: Person, clearance: Clearance | None = None) -> bool:
    return assigns(person) and (clearance is None or clearance.state == Clearance.State.UNASSIGNED)


def _views(person: Person, clearance: Clearance | None = None) -> bool:
    if clearance is None or _owns(person, clearance) or _assigns(person, clearance):
        return bool(hats_of(person))
    return _among(answering_for(person), clearance)


register(
    "clearance.ask",
    lambda person, _nothing=None: bool(hats_of(person)),
    meaning="Ask whether something may be shared.",
)
register(
    "clearance.view",
    _views,
    Clearance,
    lambda person: Clearance.objects.visible_to(person),
    meaning="Read a question and its answer: one's own, as whom one asked it, and those one is asked to answer or to "
    "assign. Who asked is shown to nobody else.",
)
register(
    "clearance.withdraw",
    _owns,
    Clearance,
    lambda person: Clearance.objects.own_of(person),
    meaning="Take back one's own question.",
)
register(
    "clearance.answer",
    _answers,
    Clearance,
    lambda person: Clearance.objects.answerable_by(person),
    meaning="Answer whether something may be shared, or pass the question on: the preparing office holder and their "
    "deputy, and once it is late whom it is passed on to. Never one's own.",
)
register(
    "clearance.assign",
    _assigns,
    Clearance,
    lambda person: Clearance.objects.assignable_by(person),
    meaning="Say who prepares the matter somebody asks about, when the asker does not know.",
)
register(
    "clearance.read_totals",
    lambda person, _nothing=None: assigns(person) or communicates(person) or holds(person, Role.AUDITOR),
    meaning="Read how many questions were asked and answered in a year in the whole city. Never by person, and not "
    "while few have asked.",
)
