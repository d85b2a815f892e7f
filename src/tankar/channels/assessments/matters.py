"""What the Decisions page knows of assessments of networks."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_noop

from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term
from tankar.organisation.models import Person

__all__ = ["MATTERS", "TERMS"]


def _everybody(_person: Person) -> Q:
    """Which networks the city looks at is no secret to those who work for it."""
    return Q()


MATTERS = [
    MatterKind(
        "channels.network_assessment",
        gettext_noop("Assessment of a network"),
        asks={
            "state": gettext_noop("Give a statement: %(title)s"),
            "decide": gettext_noop("Decide on the network: %(title)s"),
        },
        answers={
            "ok": gettext_noop("May be used"),
            "conditions": gettext_noop("May be used on conditions"),
            "no": gettext_noop("Not taken into use"),
        },
        outcomes={
            "ok": gettext_noop("May be used"),
            "conditions": gettext_noop("May be used on conditions"),
            "no": gettext_noop("Not taken into use"),
        },
        may_see=_everybody,
    )
]
TERMS = [
    Term(
        "channels.network_assessment",
        20,
        "default",
        gettext_noop("How long the assessment of a new network takes"),
        cites=("GEN-4",),
    )
]
