"""What the Decisions page knows of profile requests, and within which time each step is asked for."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tankar.channels.requests.permissions import MANAGEMENT
from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term
from tankar.organisation.access import communicates, holds, units_of
from tankar.organisation.models import Person
from tankar.organisation.roles import Role

__all__ = ["MATTERS", "TERMS"]


def _may_see(person: Person) -> Q:
    if communicates(person) or holds(person, Role.AUDITOR):
        return Q()
    return Q(unit__in=units_of(person, *MANAGEMENT))


MATTERS = [
    MatterKind(
        "channels.profile_request",
        gettext_noop("New profile"),
        asks={
            "advise": gettext_noop("Advise: %(title)s"),
            "decide": gettext_noop("Decide: %(title)s"),
            "complete": gettext_noop("Write the plan: %(title)s"),
            "answer": gettext_noop("Read the answer: %(title)s"),
            "give_advice": gettext_noop("Give your advice: %(title)s"),
            "hand_over": gettext_noop("Say who goes on with it: %(title)s"),
        },
        answers={
            "yes": gettext_noop("Yes"),
            "conditions": gettext_noop("Yes, on conditions"),
            "back": gettext_noop("Not like this"),
            "no": gettext_noop("No"),
        },
        outcomes={
            "opening": gettext_noop("Approved, being opened"),
            "live": gettext_noop("Approved, in use"),
            "redirected": gettext_noop("A common channel is used instead"),
            "rejected": gettext_noop("Not opened"),
            "withdrawn": gettext_noop("Withdrawn by the applicant"),
            "left": gettext_noop("Ended: the applicant has left"),
        },
        may_see=_may_see,
    ),
    # what follows the two yeses: nothing is decided any more, so it stands on Today and not among the decisions
    MatterKind(
        "channels.profile_course",
        gettext_noop("New profile"),
        asks={
            "open": gettext_noop("Open the profile: %(title)s"),
            "make_live": gettext_noop("Put into the register: %(title)s"),
            "hand_over": gettext_noop("Say who goes on with it: %(title)s"),
        },
        outcomes={
            "live": gettext_noop("In use"),
            "withdrawn": gettext_noop("Withdrawn by the applicant"),
            "left": gettext_noop("Ended: the applicant has left"),
        },
        may_see=_may_see,
        listed=False,
    ),
]
TERMS = [
    Term(
        "channels.profile_advice",
        3,
        "default",
        gettext_noop("How long communications has to advise on a new profile"),
        cites=("CHN-3",),
    ),
    Term(
        "channels.profile_reminder",
        3,
        "default",
        gettext_noop("When those who have not decided on a new profile are reminded"),
        cites=("PLAN-1",),
    ),
    Term(
        "channels.profile_decision",
        5,
        "default",
        gettext_noop("How long each of the two has to decide on a new profile"),
        cites=("PLAN-1",),
    ),
    Term(
        "channels.profile_opening",
        30,
        "default",
        gettext_noop("How long an approved profile may take to open before it is asked about"),
        cites=("PLAN-1",),
        unit="days",
    ),
    Term(
        "channels.profile_hand_over",
        5,
        "default",
        gettext_noop("How long the unit has to say who goes on with a new profile whose applicant has left"),
        cites=("PLAN-1", "RES-1"),
    ),
]
