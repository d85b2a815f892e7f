"""What the journal says about changes of networks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

_WHAT = {
    "owner": _("another owner"),
    "terms": _("other terms"),
    "languages": _("other languages"),
    "other": _("something else"),
}


def _kind(name: str, sentence: str) -> EntryKind:
    return EntryKind(f"channels.network_change_{name}", sentence, ("GEN-4", "RES-3"), labels={"what": _WHAT})


ENTRIES = [
    _kind("told", gettext_noop("%(actor)s told that %(network)s has changed: %(what)s")),
    _kind("taken_back", gettext_noop("%(actor)s took back that %(network)s has changed")),
    _kind("done", gettext_noop("Every channel on %(network)s has been put to review after the change")),
]
