"""What answering agreements ask people to confirm, and within which time."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.channels.cover.matters import of_my_units
from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term

__all__ = ["MATTERS", "TERMS"]

MATTERS = [
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
        may_see=of_my_units,
    ),
]
TERMS = [
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
