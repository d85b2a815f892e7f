"""What the journal writes about itself."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal.kinds import EntryKind

ENTRIES = [
    EntryKind("journal.words_erased", gettext_noop("%(actor)s erased the words of an entry in the journal")),
]
