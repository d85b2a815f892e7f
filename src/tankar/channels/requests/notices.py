"""What people are told about profile requests."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]


def _kind(name: str, sentence: str, *, awaits: bool = True) -> NoticeKind:
    return NoticeKind(f"channels.request_{name}", sentence, awaits=awaits)


NOTICES = [
    _kind("here", gettext_noop("%(who)s plans a new profile and asks for advice: “%(title)s”")),
    _kind("advice_late", gettext_noop("The advice on “%(title)s” was promised by now and has not come.")),
    _kind(
        "advice_still_waits",
        gettext_noop("The advice on “%(title)s” has not come in time. You may go on without it."),
    ),
    _kind(
        "advised",
        gettext_noop("Communications has given its advice on “%(title)s”. Go on when you are ready."),
    ),
    _kind(
        "common_suggested",
        gettext_noop("%(who)s suggests a common channel instead of “%(title)s”: %(channel)s. You choose."),
    ),
    _kind(
        "redirected",
        gettext_noop(
            "%(who)s uses the common channel %(channel)s instead of “%(title)s”. Nothing needs to be decided."
        ),
        awaits=False,
    ),
    _kind("decide", gettext_noop("%(who)s asks for your decision: “%(title)s”")),
    _kind(
        "decide_reminder",
        gettext_noop("“%(title)s” still waits for your decision. No answer is never a yes."),
    ),
    _kind(
        "passed_on",
        gettext_noop("“%(title)s” has no answer in time, so you are asked too. No answer is never a yes."),
    ),
    _kind(
        "still_waits",
        gettext_noop(
            "“%(title)s” has no answer in time. It was passed on and waits; you need not do anything."
        ),
        awaits=False,
    ),
    _kind(
        "nobody_left",
        gettext_noop(
            "“%(title)s” has no answer in time, and there is nobody to pass it on to. It waits: talk with those it "
            "waits for."
        ),
    ),
    _kind(
        "nobody_decides",
        gettext_noop(
            "“%(title)s” (%(unit)s) waits, and nobody has a role to decide it. Name a head of the unit or "
            "somebody above, or a deputy of the communications manager."
        ),
    ),
    _kind(
        "other_said",
        gettext_noop("“%(title)s” has its first yes. It waits for the other half of the decision."),
        awaits=False,
    ),
    _kind("approved", gettext_noop("“%(title)s” has two yeses. The checklist for opening it is ready.")),
    _kind(
        "is_approved",
        gettext_noop("“%(title)s” has two yeses and is being opened. You need not do anything."),
        awaits=False,
    ),
    _kind(
        "returned_by_network", gettext_noop("The network of “%(title)s” is not taken into use: %(reason)s")
    ),
    _kind("returned", gettext_noop("“%(title)s”, not like this: %(reason)s You may answer once.")),
    _kind("rejected", gettext_noop("“%(title)s” is not opened: %(reason)s"), awaits=False),
    _kind("ended", gettext_noop("“%(title)s” is answered. Nothing more is asked of you."), awaits=False),
    _kind(
        "waits_for_network",
        gettext_noop("“%(title)s” waits until %(platform)s is assessed. A common channel is ready at once."),
        awaits=False,
    ),
    _kind("said", gettext_noop("%(who)s wrote about “%(title)s”"), awaits=False),
    _kind("advice_asked", gettext_noop("%(who)s asks for your advice on “%(title)s”. It decides nothing.")),
    _kind("advice_given", gettext_noop("%(who)s gave advice on “%(title)s”"), awaits=False),
    _kind("not_open_yet", gettext_noop("“%(title)s” was approved and is not open yet. Is it still needed?")),
    _kind("ready", gettext_noop("The checklist of “%(title)s” is complete. Put it into the register.")),
    _kind("live", gettext_noop("“%(title)s” stands in the register."), awaits=False),
    _kind(
        "applicant_left",
        gettext_noop("%(who)s, who asked for “%(title)s”, has left. Say who goes on with it, or end it."),
    ),
    _kind(
        "applicant_is_gone",
        gettext_noop("%(who)s, who asked for “%(title)s”, has left. The unit says who goes on with it."),
        awaits=False,
    ),
    _kind("handed_over", gettext_noop("%(who)s asks you to go on with the new profile “%(title)s”")),
    _kind(
        "goes_on",
        gettext_noop("%(whom)s goes on with “%(title)s”. What was decided stands."),
        awaits=False,
    ),
    _kind(
        "ended_for_leaver",
        gettext_noop("%(who)s ended “%(title)s”, whose applicant has left: %(reason)s"),
        awaits=False,
    ),
    _kind(
        "withdrawn", gettext_noop("%(who)s withdrew “%(title)s”. Nothing needs to be decided."), awaits=False
    ),
]
