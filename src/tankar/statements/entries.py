"""What the journal says about statements. What residents wrote stands in the feedback, never here."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

ENTRIES = [
    EntryKind(
        "statements.version_published", gettext_noop("%(actor)s published version %(number)s of %(page)s")
    ),
    EntryKind("statements.feedback_received", gettext_noop("Feedback on accessibility arrived, due %(due)s")),
    EntryKind("statements.feedback_answered", gettext_noop("%(actor)s answered feedback on accessibility")),
]
