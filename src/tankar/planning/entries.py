"""What the journal says about planning. A draft's day in the calendar promises nothing, yet moving it is told."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind
from tankar.planning.moments import MOMENTS

__all__ = ["ENTRIES"]

ENTRIES = [
    EntryKind(
        "planning.item_planned",
        gettext_noop("%(actor)s planned it for %(when)s"),
        ("CONT-1",),
        {"when": MOMENTS},
    ),
    EntryKind("planning.days_added", gettext_noop("%(actor)s added days to the calendar: %(name)s")),
    EntryKind("planning.days_changed", gettext_noop("%(actor)s changed days of the calendar: %(name)s")),
    EntryKind("planning.days_removed", gettext_noop("%(actor)s removed days from the calendar: %(name)s")),
    EntryKind("planning.slots_changed", gettext_noop("%(actor)s changed the usual times of %(channel)s")),
    EntryKind("planning.feed_made", gettext_noop("%(actor)s made a calendar address")),
    EntryKind("planning.feed_revoked", gettext_noop("%(actor)s withdrew a calendar address")),
]
