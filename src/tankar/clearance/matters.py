"""What awaits somebody here, and within which time. Advice about publicity is nobody else's: not on the list."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind, nobody_else
from tankar.decisions.terms import Term
from tankar.organisation.access import communicates
from tankar.organisation.models import Person

__all__ = ["MATTERS", "TERMS"]


def _communications(person: Person) -> Q:
    return Q() if communicates(person) else Q(pk__in=())


MATTERS = [
    MatterKind(
        "clearance.question",
        gettext_noop("May this be shared?"),
        asks={
            "answer": gettext_noop("Answer: may this be shared? %(title)s"),
            "assign": gettext_noop("Say who prepares it: %(title)s"),
        },
        outcomes={
            "answered": gettext_noop("An answer was given"),
            "withdrawn": gettext_noop("The question was taken back"),
        },
        may_see=nobody_else,
        listed=False,
    ),
    MatterKind(
        "clearance.fact_request",
        gettext_noop("A fact to check"),
        asks={
            "handle": gettext_noop("Find the fact: %(title)s"),
            "draft": gettext_noop("Write a draft of a fact sheet: %(title)s"),
            "check": gettext_noop("Check and publish a fact sheet: %(title)s"),
        },
        outcomes={
            "published": gettext_noop("A fact sheet was published"),
            "declined": gettext_noop("No fact sheet was made"),
        },
        may_see=_communications,
    ),
]

TERMS = [
    Term(
        "clearance.answer",
        2,
        "default",
        gettext_noop("How long the preparing office holder has to say whether something may be shared"),
        cites=("ELECT-8",),
    ),
    Term(
        "clearance.urgent",
        4,
        "default",
        gettext_noop("The same where it is urgent; a phone number is shown besides"),
        cites=("ELECT-8",),
        unit="working hours",
    ),
    Term(
        "clearance.assign",
        1,
        "default",
        gettext_noop("How long the registry has to find who prepares a matter"),
        cites=("ELECT-8",),
    ),
    Term(
        "clearance.passing",
        1,
        "default",
        gettext_noop("How long deputy and superior have before the city lawyer and the registry are asked"),
        cites=("ELECT-8",),
    ),
    Term(
        "clearance.fact",
        3,
        "default",
        gettext_noop("How long a fact that somebody asks for may take"),
        cites=("ELECT-6", "ROLE-7"),
    ),
    Term(
        "clearance.fact_coming",
        1,
        "default",
        gettext_noop("The same when the matter is on the coming agenda"),
        cites=("ELECT-6",),
    ),
]
