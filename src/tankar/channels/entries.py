"""What the journal says about channels."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tankar.channels.amnesty.entries import ENTRIES as _ACCOUNTS
from tankar.channels.assessments.entries import ENTRIES as _ASSESSMENTS
from tankar.channels.requests.entries import ENTRIES as _REQUESTS
from tankar.channels.reviews.changes.entries import ENTRIES as _CHANGES
from tankar.journal import EntryKind

# also of parts whose names are sections' titles: see `sections`
_PARTS = {
    "account": _("name and account"),
    "state": _("season and pause"),
    "closing": _("closing"),
    "opening": _("posting role and opening"),
    "plan": _("purpose, target group and aim"),
    "answering": _("answering"),
    "security": _("security checklist"),
    "brand": _("brand checklist"),
    "review": _("review"),
}

_OUTCOMES = {
    "live": _("goes on as it is"),
    "pause": _("pauses"),
    "merge": _("becomes part of another channel"),
    "close": _("is closed"),
}
_HALVES = {"unit": _("for the unit"), "communications": _("for communications")}
_TRIGGERS = {
    "yearly": _("its day has come"),
    "inactive": _("nothing posted for a long time"),
    "no_manager": _("nobody manages it"),
    "end_date": _("its last day is near"),
    "security": _("its security is unchecked"),
    "agreement": _("its answering has not been confirmed again"),
    "platform": _("its network has changed"),
    "asked": _("asked for"),
}

_REVIEWS = [
    EntryKind(f"channels.review_{name}", sentence, rules=rules, labels=labels)
    for name, sentence, rules, labels in (
        (
            "opened",
            gettext_noop("A review of the channel “%(channel)s” was opened: %(trigger)s"),
            ("MEAS-1", "RES-3"),
            {"trigger": _TRIGGERS},
        ),
        (
            "answered",
            gettext_noop("%(actor)s answered the eight questions about the channel “%(channel)s”"),
            ("MEAS-1",),
            {},
        ),
        (
            "commented",
            gettext_noop("%(actor)s commented on the review of the channel “%(channel)s”"),
            ("CHN-2",),
            {},
        ),
        (
            "half_decided",
            gettext_noop("%(actor)s decided %(half)s that the channel “%(channel)s” %(outcome)s"),
            ("PLAN-1",),
            {"half": _HALVES, "outcome": _OUTCOMES},
        ),
        (
            "differs",
            gettext_noop("The two decisions about the channel “%(channel)s” differ; both are asked anew"),
            ("PLAN-1",),
            {},
        ),
        (
            "decided",
            gettext_noop("Decided by both: the channel “%(channel)s” %(outcome)s"),
            ("PLAN-1", "CHN-2"),
            {"outcome": _OUTCOMES},
        ),
        (
            "withdrawn",
            gettext_noop("%(actor)s withdrew the review of the channel “%(channel)s”"),
            ("MEAS-1",),
            {},
        ),
        (
            "passed_on",
            gettext_noop("The review of the channel “%(channel)s” was late and put to the next in line too"),
            ("PLAN-1",),
            {},
        ),
    )
]

ENTRIES = [
    *_REVIEWS,
    *_ACCOUNTS,
    EntryKind(
        "channels.assignment_over",
        gettext_noop(
            "%(manager)s no longer manages the channel “%(channel)s”: the role or the employment has ended"
        ),
        rules=("RES-4", "SAFE-1"),
    ),
    EntryKind(
        "channels.access_removed",
        gettext_noop(
            "%(actor)s took the access of %(manager)s to the channel “%(channel)s” away on the network"
        ),
        rules=("SAFE-1",),
    ),
    EntryKind(
        "channels.ending_finished",
        gettext_noop("%(actor)s tidied up after the last day of the channel “%(channel)s”"),
        rules=("GEN-3", "SAFE-1"),
    ),
    EntryKind(
        "channels.ending_withdrawn",
        gettext_noop("%(actor)s decided that the channel “%(channel)s” goes on: %(reason)s"),
        rules=("GEN-3",),
    ),
    *_REQUESTS,
    *_ASSESSMENTS,
    *_CHANGES,
    EntryKind(
        "channels.registered",
        gettext_noop("%(actor)s put the channel “%(channel)s” (%(network)s) into the register"),
        rules=("CHN-3", "GEN-4"),
    ),
    EntryKind(
        "channels.languages_changed",
        gettext_noop("%(actor)s changed the languages of the channel “%(channel)s”"),
        rules=("PRIN-1",),
    ),
    EntryKind(
        "channels.part_changed",
        gettext_noop("%(actor)s changed the entry of the channel “%(channel)s”: %(part)s"),
        rules=("AUD-1", "RES-5", "GEN-5"),
        labels={"part": _PARTS},
    ),
    EntryKind(
        "channels.closing_decided",
        gettext_noop("%(actor)s set the last day of the channel “%(channel)s”: %(day)s"),
        rules=("GEN-3", "CHN-2"),
    ),
    EntryKind(
        "channels.closing_withdrawn",
        gettext_noop("%(actor)s decided that the channel “%(channel)s” is not closed"),
        rules=("GEN-3", "CHN-2"),
    ),
    EntryKind(
        "channels.hook_opened",
        gettext_noop("%(actor)s opened the address that %(network)s calls"),
        rules=("SAFE-1",),
    ),
    EntryKind(
        "channels.hook_closed",
        gettext_noop("%(actor)s closed the address that %(network)s calls"),
        rules=("SAFE-1",),
    ),
    EntryKind(
        "channels.disconnected",
        gettext_noop("%(actor)s disconnected the channel “%(channel)s” from the account %(handle)s"),
        rules=("SAFE-1",),
    ),
    EntryKind(
        "channels.connected",
        gettext_noop("%(actor)s connected the channel “%(channel)s” with the account %(handle)s"),
        rules=("SAFE-1",),
    ),
    EntryKind(
        "channels.reconnected",
        gettext_noop("%(actor)s connected the channel “%(channel)s” again with the account %(handle)s"),
        rules=("SAFE-1",),
    ),
    EntryKind(
        "channels.access_lost",
        gettext_noop("The network no longer lets Tankar in to the channel “%(channel)s”"),
        rules=("RES-2", "RES-3"),
    ),
    EntryKind(
        "channels.access_works",
        gettext_noop("The network lets Tankar in to the channel “%(channel)s” again"),
        rules=("RES-2",),
    ),
    EntryKind(
        "channels.paused",
        gettext_noop("%(actor)s paused the channel “%(channel)s”"),
        rules=("RES-2", "RES-3"),
    ),
    EntryKind(
        "channels.resumed",
        gettext_noop("%(actor)s took the channel “%(channel)s” into use again"),
        rules=("RES-3",),
    ),
    EntryKind(
        "channels.manager_assigned",
        gettext_noop("%(actor)s made %(manager)s a manager of the channel “%(channel)s”"),
        rules=("RES-4",),
    ),
    EntryKind(
        "channels.deputy_assigned",
        gettext_noop("%(actor)s made %(manager)s a deputy manager of the channel “%(channel)s”"),
        rules=("RES-4", "RES-2"),
    ),
    EntryKind(
        "channels.assignment_ended",
        gettext_noop("%(actor)s set the last day of %(manager)s as manager of the channel “%(channel)s”"),
        rules=("RES-4",),
    ),
    EntryKind(
        "channels.cover_missing",
        gettext_noop("Nobody answers on the channel “%(channel)s” on some of the coming working days"),
        rules=("RES-2", "GEN-7"),
    ),
    EntryKind(
        "channels.cover_covered",
        gettext_noop("Somebody answers again on the channel “%(channel)s” on all coming working days"),
        rules=("RES-2",),
    ),
    EntryKind(
        "channels.cover_passed",
        gettext_noop("The days passed on which nobody answered on the channel “%(channel)s”"),
        rules=("RES-2",),
    ),
    EntryKind(
        "channels.pause_planned",
        gettext_noop("%(actor)s planned a pause of the channel “%(channel)s” with a notice: %(days)s"),
        rules=("RES-2", "RES-3"),
    ),
    EntryKind(
        "channels.pause_withdrawn",
        gettext_noop("%(actor)s took back the pause of the channel “%(channel)s”: %(days)s"),
        rules=("RES-2",),
    ),
    EntryKind(
        "channels.pause_begun",
        gettext_noop("The planned pause of the channel “%(channel)s” began, and residents read its notice"),
        rules=("RES-2",),
    ),
    EntryKind(
        "channels.pause_put_up",
        gettext_noop("%(actor)s put the notice of the pause on the account of “%(channel)s”: %(days)s"),
        rules=("RES-2",),
    ),
    EntryKind(
        "channels.pause_over",
        gettext_noop("The planned pause of the channel “%(channel)s” is over"),
        rules=("RES-2",),
    ),
    EntryKind(
        "channels.agreement_proposed",
        gettext_noop("%(actor)s asked those concerned to confirm how “%(channel)s” is answered"),
        rules=("GEN-5",),
    ),
    EntryKind(
        "channels.agreement_confirmed",
        gettext_noop("%(actor)s confirmed how “%(channel)s” is answered"),
        rules=("GEN-5",),
    ),
    EntryKind(
        "channels.agreement_objected",
        gettext_noop("%(actor)s would rather have “%(channel)s” answered in another way"),
        rules=("GEN-5",),
    ),
    EntryKind(
        "channels.agreement_passed_on",
        gettext_noop(
            "Not everybody confirmed in time how “%(channel)s” is answered: the head of unit settles it"
        ),
        rules=("GEN-5",),
    ),
    EntryKind(
        "channels.agreement_settled",
        gettext_noop("%(actor)s settled how “%(channel)s” is answered, since those concerned had not agreed"),
        rules=("GEN-5",),
    ),
    EntryKind(
        "channels.agreement_in_force",
        gettext_noop("What was agreed about answering on “%(channel)s” is in force"),
        rules=("GEN-5", "GEN-7"),
    ),
    EntryKind(
        "channels.agreement_stale",
        gettext_noop(
            "What was agreed about answering on “%(channel)s” is to be confirmed again; it holds meanwhile"
        ),
        rules=("GEN-5",),
    ),
    EntryKind(
        "channels.agreement_withdrawn",
        gettext_noop("%(actor)s took back the proposal of how “%(channel)s” is answered"),
        rules=("GEN-5",),
    ),
]
