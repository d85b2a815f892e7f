"""What a review awaits, and how long."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term
from tankar.organisation.access import communicates, holds, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["MATTERS", "REVIEW", "TERMS", "seen_with_the_unit"]

REVIEW = "channels.review"


def seen_with_the_unit(person: Person) -> Q:
    """Communications and the auditor see all of them; heads what concerns their units."""
    if communicates(person) or holds(person, Role.AUDITOR):
        return Q()
    return Q(unit__in=units_of(person, Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT))


MATTERS = [
    MatterKind(
        REVIEW,
        gettext_noop("Yearly review"),
        asks={
            "answer": gettext_noop("Answer eight questions: %(title)s"),
            "comment": gettext_noop("Comment on the review: %(title)s"),
            "decide_unit": gettext_noop("Decide for the unit: %(title)s"),
            "decide_communications": gettext_noop("Decide for communications: %(title)s"),
        },
        answers={
            "live": gettext_noop("Goes on as it is"),
            "pause": gettext_noop("Pauses, with a notice"),
            "merge": gettext_noop("Becomes part of another channel"),
            "close": gettext_noop("Is closed, with a notice"),
        },
        outcomes={
            "live": gettext_noop("Goes on as it is"),
            "pause": gettext_noop("Pauses, with a notice"),
            "merge": gettext_noop("Becomes part of another channel"),
            "close": gettext_noop("Is closed, with a notice"),
            "withdrawn": gettext_noop("Withdrawn"),
        },
        may_see=seen_with_the_unit,
    )
]
TERMS = [
    Term(
        "channels.review_answers",
        10,
        "default",
        gettext_noop("How long the owner has to answer the eight questions"),
        cites=("MEAS-1",),
    ),
    Term(
        "channels.review_decision",
        5,
        "default",
        gettext_noop("How long each of the two has to decide a review"),
        cites=("PLAN-1",),
    ),
    Term(
        "channels.inactive",
        90,
        "default",
        gettext_noop("How long a channel may be silent, within its season, before it is reviewed"),
        cites=("RES-3",),
        unit="days",
    ),
    Term(
        "channels.network_change",
        1,
        "default",
        gettext_noop("How long a change of a network may be taken back before its channels' reviews open"),
        cites=("GEN-4",),
    ),
    Term(
        "channels.security_check",
        365,
        "default",
        gettext_noop("How old the check of a channel's security may be"),
        cites=("SAFE-1",),
        unit="days",
    ),
]
