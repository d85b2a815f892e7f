"""What cover asks people to do, and within which time."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term
from tankar.organisation.access import communicates, holds, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["MATTERS", "TERMS", "of_my_units"]


def of_my_units(person: Person) -> Q:
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
        may_see=of_my_units,
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
]
