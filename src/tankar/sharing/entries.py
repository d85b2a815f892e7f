"""What the journal says about sharing: what was offered. Never who opened, copied or shared anything."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind
from tankar.sharing.models.kits import Kit

__all__ = ["ENTRIES"]

ENTRIES = [
    EntryKind(
        "sharing.offered", gettext_noop("%(actor)s said that it is good to share"), rules=("AMB-3", "USE-2")
    ),
    EntryKind(
        "sharing.offered_by_tick",
        gettext_noop("It is out and ticked as good to share: colleagues find it on the page Share"),
        rules=("AMB-3", "USE-2"),
    ),
    EntryKind("sharing.withdrawn", gettext_noop("%(actor)s took it off the page Share")),
    EntryKind(
        "sharing.taken_off",
        gettext_noop("It was taken off the page Share. %(why)s"),
        rules=("AMB-5",),
        labels={"why": dict(Kit.Why.choices)},
    ),
]
