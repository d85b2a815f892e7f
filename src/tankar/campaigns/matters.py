"""What awaits whom in a campaign, and how long. Neither law nor guideline says a number: all are our defaults."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term
from tankar.organisation.access import communicates, holds, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["ADVICE", "COMMENT", "DECISION", "MATTERS", "REPORT", "TERMS"]

DECISION, ADVICE, COMMENT, REPORT = (
    "campaigns.decision",
    "campaigns.advice",
    "campaigns.comment",
    "campaigns.report",
)


def _may_see(person: Person) -> Q:
    if communicates(person) or holds(person, Role.AUDITOR):
        return Q()
    return Q(unit__in=units_of(person, Role.HEAD_OF_UNIT, Role.SECTOR_MANAGEMENT, Role.CHANNEL_MANAGER))


MATTERS = [
    MatterKind(
        "campaigns.campaign",
        gettext_noop("Paid campaign"),
        asks={
            "decide": gettext_noop("Decide on the paid campaign: %(title)s"),
            "advise": gettext_noop("Say whether it is political advertising: %(title)s"),
            "rewrite": gettext_noop("Change and send again: %(title)s"),
        },
        answers={
            "yes": gettext_noop("Approved"),
            "no": gettext_noop("Rejected"),
            "back": gettext_noop("Not like this"),
            "not_political": gettext_noop("Not political advertising"),
            "political": gettext_noop("Political advertising"),
        },
        outcomes={
            "approved": gettext_noop("Approved"),
            "rejected": gettext_noop("Rejected"),
            "withdrawn": gettext_noop("Withdrawn"),
        },
        may_see=_may_see,
    ),
    # what follows the decision: nothing is decided any more, so it stands on Today and not among the decisions
    MatterKind(
        "campaigns.course",
        gettext_noop("Paid campaign"),
        asks={
            "acknowledge": gettext_noop("Look at the notice: %(title)s"),
            "report": gettext_noop("Report on the campaign: %(title)s"),
        },
        outcomes={
            "reported": gettext_noop("Reported"),
            "withdrawn": gettext_noop("Withdrawn"),
        },
        may_see=_may_see,
        listed=False,
    ),
]
TERMS = [
    Term(
        DECISION,
        5,
        "default",
        gettext_noop("How long the head of unit has to decide on a paid campaign"),
        ("CHN-7",),
    ),
    Term(
        ADVICE,
        3,
        "default",
        gettext_noop("How long the city lawyer has to say whether a campaign is political advertising"),
        ("2024/900",),
    ),
    Term(
        COMMENT,
        2,
        "default",
        gettext_noop("How long communications has to comment on a paid campaign; never a veto"),
        ("CHN-8",),
    ),
    Term(
        REPORT,
        10,
        "default",
        gettext_noop("How long a unit has to report cost, result and lesson of a paid campaign"),
        ("CHN-8", "MEAS-2"),
    ),
]
