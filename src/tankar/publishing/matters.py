"""What publishing awaits of people, and for how long."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term
from tankar.organisation.access import communicates
from tankar.organisation.models import Person

__all__ = ["MATTERS", "TAKEDOWN_MATTER", "TAKEDOWN_TERM", "TERMS"]

TAKEDOWN_MATTER, TAKEDOWN_TERM = "publishing.takedown", "publishing.takedown"


def _communications(person: Person) -> Q:
    return Q() if communicates(person) else Q(pk__in=())


MATTERS = [
    MatterKind(
        TAKEDOWN_MATTER,
        gettext_noop("Take a picture down"),
        asks={"take_down": gettext_noop("Take down: %(title)s")},
        outcomes={"taken_down": gettext_noop("Taken down"), "gone": gettext_noop("Gone from the network")},
        may_see=_communications,
    )
]
TERMS = [
    Term(
        TAKEDOWN_TERM,
        2,
        "default",
        gettext_noop("How soon a picture is taken down when somebody who shows takes their leave back"),
        cites=("AMB-5",),
    )
]
