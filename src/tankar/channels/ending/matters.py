"""What an ending awaits, and how long."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.channels.reviews.matters import seen_with_the_unit
from tankar.decisions.kinds import MatterKind
from tankar.decisions.terms import Term

__all__ = ["ENDING", "MATTERS", "TERMS"]

ENDING = "channels.ending"

MATTERS = [
    MatterKind(
        ENDING,
        gettext_noop("Pause, merge or close a channel"),
        asks={
            "announce": gettext_noop("Write the notice for residents: %(title)s"),
            "finish": gettext_noop("Tidy up after the last day: %(title)s"),
        },
        outcomes={"done": gettext_noop("Done"), "withdrawn": gettext_noop("Withdrawn")},
        may_see=seen_with_the_unit,
    )
]
TERMS = [
    Term(
        "channels.ending_notice",
        10,
        "default",
        gettext_noop("How long the owner has to write the notice for residents"),
        cites=("GEN-3",),
    ),
    Term(
        "channels.closing_days",
        14,
        "default",
        gettext_noop("How long the notice of a closing stands before the last day"),
        cites=("GEN-3",),
        unit="days",
    ),
    Term(
        "channels.ending_tasks",
        5,
        "default",
        gettext_noop("How long the owner has to tidy up after the last day"),
        cites=("SAFE-1",),
    ),
]
