"""What the journal says about the guideline."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES", "TEXT_REPLACED", "TEXT_RESTORED"]

TEXT_REPLACED = "guideline.text_replaced"
TEXT_RESTORED = "guideline.text_restored"

ENTRIES = [
    EntryKind(
        TEXT_REPLACED,
        gettext_noop("%(actor)s replaced the text of %(rule)s (%(language)s), source: %(source)s"),
        rules=("META-1",),
    ),
    EntryKind(
        TEXT_RESTORED,
        gettext_noop("%(actor)s restored the packaged text of %(rule)s (%(language)s)"),
        rules=("META-1",),
    ),
]
