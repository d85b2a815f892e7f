"""What channels ask people to decide or confirm, and within which time."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term
from tankar.organisation.access import communicates, holds, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["MATTERS", "TERMS"]


def _of_my_units(person: Person) -> Q:
    """Everything for communications and the auditor; what concerns their units for heads."""
    if communicates(person) or holds(person, Role.AUDITOR):
        return Q()
    return Q(unit__in=units_of(person, Role.HEAD_OF_UNIT))


MATTERS = [
    MatterKind(
        "channels.cover_gap",
        gettext_noop("Nobody answers"),
        asks={
            "look": gettext_noop("Agree who answers: %(title)s"),
            "arrange": gettext_noop("Arrange cover: %(title)s"),
        },
        answers={
            "assigned": gettext_noop("Cover arranged"),
            "paused": gettext_noop("Paused with a notice"),
        },
        outcomes={
            "assigned": gettext_noop("Cover arranged"),
            "paused": gettext_noop("Paused with a notice"),
            "covered": gettext_noop("Somebody answers after all"),
            "passed": gettext_noop("The days have passed"),
        },
        may_see=_of_my_units,
    ),
    MatterKind(
        "channels.agreement",
        gettext_noop("Answering agreement"),
        asks={
            "confirm": gettext_noop("Confirm how it is answered: %(title)s"),
            "settle": gettext_noop("Settle how it is answered: %(title)s"),
        },
        answers={"settled": gettext_noop("Settled by the head of unit")},
        outcomes={
            "in_force": gettext_noop("In force"),
            "replaced": gettext_noop("Replaced"),
            "withdrawn": gettext_noop("Not taken into use"),
        },
        may_see=_of_my_units,
    ),
]
TERMS = [
    Term(
        "channels.cover_managers",
        14,
        "default",
        gettext_noop("How long before the first day without an answerer the channel managers are told"),
        cites=("RES-2",),
    ),
    Term(
        "channels.cover_head",
        7,
        "default",
        gettext_noop("How long before the first day without an answerer the head of unit is told"),
        cites=("RES-2",),
    ),
    Term(
        "channels.cover_communications",
        2,
        "default",
        gettext_noop("How long before the first day without an answerer communications is told"),
        cites=("RES-2",),
    ),
    Term(
        "channels.agreement_confirm",
        10,
        "default",
        gettext_noop(
            "How long those concerned have to confirm how a channel is answered; then the head settles it"
        ),
        cites=("GEN-5",),
    ),
    Term(
        "channels.agreement_holds",
        365,
        "default",
        gettext_noop("How long an answering agreement holds before it is confirmed again"),
        cites=("GEN-5",),
        unit="days",
    ),
]
