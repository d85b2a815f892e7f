"""Rights on assessments of networks: everybody employed reads them, the communications manager decides (GEN-4)."""

from __future__ import annotations

from django.db.models import Q

from tankar.channels.models import Assessment, Statement
from tankar.organisation.access import communicates, holds, register
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["decided_by", "parts_of", "prepared_by", "seen_by", "stated_on_by"]

_NOTHING = Q(pk__in=())
_RUNNING = Assessment.State.RUNNING
_STATES = {
    Role.DATA_PROTECTION_OFFICER: Statement.Part.DATA_PROTECTION,
    Role.IT_SECURITY: Statement.Part.SECURITY,
}


def parts_of(person: Person) -> list[str]:
    """On which sides of a network the person is asked for a statement."""
    return [part for role, part in _STATES.items() if holds(person, role)]


def _sees(person: Person, _assessment: Assessment | None = None) -> bool:
    return holds(person, Role.EMPLOYEE)


def seen_by(person: Person) -> Q:
    """Twin of `channels.view_assessment`."""
    return Q() if _sees(person) else _NOTHING


def _running(assessment: Assessment | None) -> bool:
    return assessment is None or assessment.state == _RUNNING


def _prepares(person: Person, assessment: Assessment | None = None) -> bool:
    return _sees(person) and communicates(person) and _running(assessment)


def prepared_by(person: Person) -> Q:
    """Twin of `channels.prepare_assessment`."""
    return Q(state=_RUNNING) if _prepares(person) else _NOTHING


def _states(person: Person, assessment: Assessment | None = None) -> bool:
    return _sees(person) and bool(parts_of(person)) and _running(assessment)


def stated_on_by(person: Person) -> Q:
    """Twin of `channels.state_on_assessment`."""
    return Q(state=_RUNNING) if _states(person) else _NOTHING


def _decides(person: Person, assessment: Assessment | None = None) -> bool:
    return _sees(person) and holds(person, Role.COMMUNICATIONS_MANAGER) and _running(assessment)


def decided_by(person: Person) -> Q:
    """Twin of `channels.decide_assessment`."""
    return Q(state=_RUNNING) if _decides(person) else _NOTHING


register(
    "channels.view_assessment",
    _sees,
    Assessment,
    lambda person: Assessment.objects.visible_to(person),
    meaning="Read which networks are assessed, on which conditions, and until when.",
)
register(
    "channels.prepare_assessment",
    _prepares,
    Assessment,
    lambda person: Assessment.objects.prepared_by(person),
    meaning="Begin the assessment of a network, and write what was found out.",
)
register(
    "channels.state_on_assessment",
    _states,
    Assessment,
    lambda person: Assessment.objects.stated_on_by(person),
    meaning="Give a statement on a network: on data protection, or on information security.",
)
register(
    "channels.decide_assessment",
    _decides,
    Assessment,
    lambda person: Assessment.objects.decidable_by(person),
    meaning="Decide whether the city takes a network into use, and on which conditions.",
)
