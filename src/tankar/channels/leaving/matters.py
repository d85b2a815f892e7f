"""What somebody's leaving awaits, and how long."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.channels.reviews.matters import seen_with_the_unit
from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term

__all__ = ["MATTERS", "REMOVAL", "TERMS"]

REMOVAL = "channels.access_removal"

MATTERS = [
    MatterKind(
        REMOVAL,
        gettext_noop("Access to take away"),
        asks={"remove": gettext_noop("Take access away on the network: %(title)s")},
        outcomes={"done": gettext_noop("Removed")},
        may_see=seen_with_the_unit,
        listed=False,
    )
]
TERMS = [
    Term(
        "channels.access_removal",
        1,
        "default",
        gettext_noop("How long a leaver's access may stand on the network after the last day"),
        cites=("SAFE-1",),
    )
]
