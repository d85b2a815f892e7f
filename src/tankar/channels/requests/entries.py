"""What the journal says about profile requests."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

_PART = {"unit": _("the unit's management"), "communications": _("the communications manager")}
_ANSWER = {
    "yes": _("Yes"),
    "conditions": _("Yes, on conditions"),
    "back": _("Not like this"),
    "no": _("No"),
}


def _kind(name: str, sentence: str, *rules: str) -> EntryKind:
    return EntryKind(f"channels.request_{name}", sentence, rules, labels={"part": _PART, "answer": _ANSWER})


ENTRIES = [
    _kind(
        "contacted", gettext_noop("%(actor)s told communications of the plan “%(title)s”"), "CHN-3", "CHN-4"
    ),
    _kind("advised", gettext_noop("%(actor)s gave communications' advice on “%(title)s”"), "CHN-3"),
    _kind(
        "suggested",
        gettext_noop("%(actor)s suggested a common channel instead of “%(title)s”"),
        "PLAN-2",
        "GEN-3",
    ),
    _kind(
        "redirected_to_common",
        gettext_noop("%(actor)s chose the common channel “%(channel)s” instead of “%(title)s”"),
        "PLAN-2",
        "GEN-3",
    ),
    _kind(
        "submitted",
        gettext_noop("%(actor)s asked for the two decisions on “%(title)s”"),
        "PLAN-0",
        "PLAN-1",
        "RES-1",
    ),
    _kind(
        "waits_for_assessment", gettext_noop("“%(title)s” waits for the assessment of %(platform)s"), "GEN-4"
    ),
    _kind(
        "assessed",
        gettext_noop("%(platform)s is assessed, and “%(title)s” waits for its two decisions"),
        "GEN-4",
    ),
    _kind("decided", gettext_noop("%(actor)s, for %(part)s, on “%(title)s”: %(answer)s"), "PLAN-1"),
    _kind("approved", gettext_noop("“%(title)s” has the yes of both"), "PLAN-1"),
    _kind("returned", gettext_noop("“%(title)s” went back to the applicant with the reason"), "PLAN-1"),
    _kind("rejected", gettext_noop("“%(title)s” is not opened"), "PLAN-1"),
    _kind(
        "answered", gettext_noop("%(actor)s answered the reason, and asked anew about “%(title)s”"), "PLAN-1"
    ),
    _kind("accepted_no", gettext_noop("%(actor)s let the answer on “%(title)s” stand"), "PLAN-1"),
    _kind("passed_on", gettext_noop("“%(title)s” had no answer in time and was passed on"), "PLAN-1"),
    _kind("advice_asked", gettext_noop("%(actor)s asked %(whom)s for advice on “%(title)s”"), "PLAN-1"),
    _kind("advice_given", gettext_noop("%(actor)s gave advice on “%(title)s”"), "PLAN-1"),
    _kind("ready", gettext_noop("The checklist of “%(title)s” is complete"), "RES-4", "SAFE-1"),
    _kind("live", gettext_noop("%(actor)s put “%(title)s” into the register"), "PLAN-1", "RES-4"),
    _kind(
        "applicant_left",
        gettext_noop("Whoever asked for “%(title)s” has left: the unit is asked who goes on with it"),
        "PLAN-1",
        "RES-1",
    ),
    _kind("handed_over", gettext_noop("%(actor)s handed “%(title)s” over to %(whom)s"), "PLAN-1", "RES-1"),
    _kind(
        "ended_for_leaver", gettext_noop("%(actor)s ended “%(title)s”, whose applicant has left"), "PLAN-1"
    ),
    _kind("withdrawn", gettext_noop("%(actor)s withdrew the request “%(title)s”")),
]
