"""What people are told. Who asked stands in none of it."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "clearance.asked",
        gettext_noop("You are asked whether something may be shared: “%(title)s”. It takes a minute."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.asked_urgent",
        gettext_noop("Urgent: you are asked whether something may be shared: “%(title)s”."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.to_assign",
        gettext_noop("Somebody asks whether something may be shared. Say who prepares it: “%(title)s”."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.reminder",
        gettext_noop("The answer is promised soon: may this be shared? “%(title)s”"),
        awaits=True,
    ),
    NoticeKind(
        "clearance.late",
        gettext_noop("No answer has come in time, so you are asked too: may this be shared? “%(title)s”"),
        awaits=True,
    ),
    NoticeKind(
        "clearance.still_waits",
        gettext_noop(
            "No answer yet about “%(title)s”. It was passed on, and waits. Do not take silence for a yes."
        ),
        awaits=True,
    ),
    NoticeKind(
        "clearance.found", gettext_noop("Who prepares it has been found, and is asked now: “%(title)s”.")
    ),
    NoticeKind(
        "clearance.ring",
        gettext_noop(
            "No answer yet about “%(title)s”, and it is taken up today. Ring: the number is on the page. Do not take "
            "silence for a yes."
        ),
        awaits=True,
    ),
    NoticeKind("clearance.answered", gettext_noop("You have an answer about “%(title)s”."), awaits=True),
    NoticeKind(
        "clearance.answered_late",
        gettext_noop("The answer about “%(title)s” came too late for the meeting. It is here now."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.answered_anew",
        gettext_noop("There is a newer answer about “%(title)s”. It takes the place of the earlier one."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.expired",
        gettext_noop("The answer about “%(title)s” has expired. Ask again before you rest on it."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.public",
        gettext_noop("“%(title)s” is public now. What is secret in it stays secret."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.fact_here",
        gettext_noop("Somebody needs a checked fact: “%(title)s”."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.fact_misconception",
        gettext_noop("Somebody has met a misconception: “%(title)s”."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.fact_to_draft",
        gettext_noop("Communications asks your unit for a draft of a fact sheet: “%(title)s”."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.fact_to_check",
        gettext_noop("A draft of a fact sheet is here to be checked: “%(title)s”."),
        awaits=True,
    ),
    NoticeKind("clearance.fact_reminder", gettext_noop("A fact is promised soon: “%(title)s”."), awaits=True),
    NoticeKind(
        "clearance.fact_late",
        gettext_noop("A fact was promised and has not come, so it is passed on to you: “%(title)s”."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.fact_still_waits",
        gettext_noop("The fact you asked for takes longer: “%(title)s”. It was passed on, and waits."),
    ),
    NoticeKind(
        "clearance.fact_answered",
        gettext_noop("The fact sheet you asked for is here: “%(title)s”."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.fact_declined",
        gettext_noop("No fact sheet is made about “%(title)s”. On the page stands why."),
        awaits=True,
    ),
    NoticeKind("clearance.fact_new", gettext_noop("A new fact sheet: “%(title)s”.")),
    NoticeKind(
        "clearance.fact_ends",
        gettext_noop("The fact sheet “%(title)s” expires soon. Look whether it still holds."),
        awaits=True,
    ),
    NoticeKind(
        "clearance.fact_expired",
        gettext_noop("The fact sheet “%(title)s” has expired and is no longer shown. Renew it, or leave it."),
        awaits=True,
    ),
]
