"""What the journal says about numbers. What networks tell by themselves is not written there, day by day."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

ENTRIES = [
    EntryKind(
        "insights.figure_entered",
        gettext_noop("%(actor)s entered a number of the channel “%(channel)s” for %(day)s"),
        ("MEAS-1", "MEAS-5"),
    ),
    EntryKind(
        "insights.figures_imported",
        gettext_noop("%(actor)s took %(count)s numbers of the channel “%(channel)s” from a file"),
        ("MEAS-1", "MEAS-5"),
    ),
]
