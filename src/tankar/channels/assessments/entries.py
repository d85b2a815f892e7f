"""What the journal says about assessments of networks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

_ANSWER = {
    "ok": _("May be used"),
    "conditions": _("May be used on conditions"),
    "no": _("Not taken into use"),
}


def _kind(name: str, sentence: str) -> EntryKind:
    return EntryKind(f"channels.assessment_{name}", sentence, ("GEN-4",), labels={"answer": _ANSWER})


ENTRIES = [
    _kind("begun", gettext_noop("%(actor)s began the assessment of %(platform)s")),
    _kind("stated", gettext_noop("%(actor)s gave a statement on %(platform)s")),
    _kind("late", gettext_noop("The assessment of %(platform)s was not ready in time")),
    _kind("decided", gettext_noop("%(actor)s decided on %(platform)s: %(answer)s")),
]
