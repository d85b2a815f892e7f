"""What the journal says about sharing: what was offered. Never who opened, copied or shared anything."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
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
    EntryKind(
        "sharing.expert_listed",
        gettext_noop("%(actor)s listed an expert profile of their own"),
        rules=("EXP-5", "EXP-6"),
    ),
    EntryKind("sharing.expert_hidden", gettext_noop("%(actor)s hid their expert profile"), rules=("EXP-6",)),
    EntryKind(
        "sharing.expert_hidden_by_itself",
        gettext_noop("An expert profile was hidden. %(why)s"),
        rules=("EXP-6",),
        labels={
            "why": {
                "unanswered": _("Nobody had said that it is still right."),
                "left": _("The employment has ended."),
            }
        },
    ),
    EntryKind(
        "sharing.expert_removed",
        gettext_noop("%(actor)s removed their expert profile for good"),
        rules=("EXP-6",),
    ),
    EntryKind(
        "sharing.partner_kept",
        gettext_noop("%(actor)s kept what %(partner)s is called on the networks"),
        rules=("AMB-4",),
    ),
    EntryKind("sharing.partner_removed", gettext_noop("%(actor)s took %(partner)s off the list of partners")),
]
