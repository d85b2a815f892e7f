"""What campaigns tell people. It names roles; whoever decided is named by the decision itself."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "campaigns.decision_asked",
        gettext_noop("%(who)s asks you to decide on a paid campaign: “%(title)s”, %(sum)s"),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.decision_reminder",
        gettext_noop("The paid campaign “%(title)s” waits for your decision today"),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.decision_passed_on",
        gettext_noop("The paid campaign “%(title)s” waits for a decision that is late. You can decide too."),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.decision_still_waits",
        gettext_noop(
            "The decision on your paid campaign “%(title)s” is late and was passed on. It still waits."
        ),
    ),
    NoticeKind(
        "campaigns.lawyer_asked",
        gettext_noop("Is it political advertising? “%(title)s” waits for your answer"),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.lawyer_answered",
        gettext_noop("The city lawyer has answered about “%(title)s”"),
    ),
    NoticeKind(
        "campaigns.approved",
        gettext_noop("Your paid campaign “%(title)s” is approved. Communications has been told."),
    ),
    NoticeKind(
        "campaigns.taken_back",
        gettext_noop("The paid campaign “%(title)s” is withdrawn. You need not decide anything."),
    ),
    NoticeKind(
        "campaigns.called_off",
        gettext_noop("The paid campaign “%(title)s” (%(unit)s) is called off. Nothing is paid through it."),
    ),
    NoticeKind(
        "campaigns.over_budget",
        gettext_noop("“%(title)s” cost %(cost)s. Decided was %(sum)s at most."),
    ),
    NoticeKind(
        "campaigns.nobody_decides",
        gettext_noop(
            "The paid campaign “%(title)s” (%(unit)s) waits, and nobody has a role to decide it. "
            "Name a head of the unit."
        ),
        awaits=True,
    ),
    NoticeKind("campaigns.rejected", gettext_noop("Your paid campaign “%(title)s” is rejected: %(reason)s")),
    NoticeKind(
        "campaigns.stop_it",
        gettext_noop("Your paid campaign “%(title)s” is rejected: %(reason)s Stop it in the network today."),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.stopped",
        gettext_noop(
            "“%(title)s” (%(unit)s), which had begun, is rejected. It is stopped; its cost is still reported."
        ),
    ),
    NoticeKind(
        "campaigns.boost_stopped",
        gettext_noop(
            "The yearly frame is ended, and with it “%(title)s”: %(reason)s Stop it in the network today."
        ),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.sent_back",
        gettext_noop("Your paid campaign “%(title)s” came back to be changed: %(reason)s"),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.notice",
        gettext_noop("%(unit)s runs a paid campaign: “%(title)s”, %(sum)s, from %(day)s"),
    ),
    NoticeKind("campaigns.boost", gettext_noop("%(unit)s boosts “%(title)s” with %(sum)s, from %(day)s")),
    NoticeKind("campaigns.acknowledged", gettext_noop("Communications has seen your campaign “%(title)s”")),
    NoticeKind("campaigns.commented", gettext_noop("Communications says about “%(title)s”: %(words)s")),
    NoticeKind(
        "campaigns.started_without_notice",
        gettext_noop("“%(title)s” (%(unit)s) began before communications was told"),
    ),
    NoticeKind("campaigns.eve", gettext_noop("Your paid campaign “%(title)s” begins on %(day)s")),
    NoticeKind(
        "campaigns.refused",
        gettext_noop("The network refused the ad of “%(title)s” (%(unit)s). Without an ad: %(plan)s"),
    ),
    NoticeKind(
        "campaigns.report_asked",
        gettext_noop("“%(title)s” has ended. Report what it cost, what it gave and what you learned"),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.report_late",
        gettext_noop("The report on the paid campaign “%(title)s” is late"),
        awaits=True,
    ),
    NoticeKind(
        "campaigns.frame_decided",
        gettext_noop("%(unit)s has a yearly frame for boosts in %(year)s: %(sum)s"),
    ),
]
