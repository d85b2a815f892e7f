"""What the journal says about accounts told of; never who told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

_ENDS = {
    "registered": _("in the register"),
    "not_ours": _("not the city's"),
    "passed_on": _("reported to the network"),
    "recovered": _("ours again"),
    "noted": _("known by its new name"),
    "given_up": _("not got back"),
}
_ALARMS = [
    EntryKind(f"channels.alarm_{name}", sentence, rules=("SAFE-1", "GEN-3"))
    for name, sentence in (
        (
            "renamed",
            gettext_noop("The account of the channel “%(channel)s” has another name now: %(account)s"),
        ),
        ("released", gettext_noop("The account of the channel “%(channel)s” is gone: %(account)s")),
        (
            "taken_over",
            gettext_noop("Somebody told that the account of the channel “%(channel)s” may be taken over"),
        ),
        ("lookalike", gettext_noop("Another account looks like the channel “%(channel)s”: %(account)s")),
    )
]

_ACCOUNTS = [
    EntryKind(f"channels.account_{name}", sentence, rules=("CHAN-2", "GEN-3"))
    for name, sentence in (
        ("told", gettext_noop("Somebody told of the account %(account)s")),
        ("asked", gettext_noop("%(actor)s asked a unit about the account %(account)s")),
        ("answered", gettext_noop("%(actor)s said whose the account %(account)s is")),
        (
            "registered",
            gettext_noop("%(actor)s put the account %(account)s, which somebody told of, into the register"),
        ),
        ("not_ours", gettext_noop("%(actor)s found that the account %(account)s is not the city's")),
        ("recovered", gettext_noop("%(actor)s said that the account %(account)s is ours again")),
        ("passed_on", gettext_noop("%(actor)s reported the account %(account)s to its network")),
        (
            "noted",
            gettext_noop("%(actor)s saw to it that the register knows the account %(account)s by its name"),
        ),
        ("given_up", gettext_noop("%(actor)s said that the account %(account)s was not got back")),
        ("logged", gettext_noop("%(actor)s wrote down what was done about the account %(account)s")),
        ("warned", gettext_noop("%(actor)s had the public pages warn of the account %(account)s")),
    )
]

ENTRIES = [
    *_ACCOUNTS,
    *_ALARMS,
    EntryKind(
        "channels.alarm_over",
        gettext_noop("%(actor)s ended the alarm about the account of the channel “%(channel)s”: %(how)s"),
        rules=("SAFE-1",),
        labels={"how": _ENDS},
    ),
]
