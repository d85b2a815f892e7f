"""What people are told about the guideline. Of a confidential question: its number alone."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "guideline.version_to_read",
        gettext_noop("Version %(number)s of the guideline is in force: please read and acknowledge it"),
        awaits=True,
    ),
    NoticeKind(
        "guideline.version_invites",
        gettext_noop("Version %(number)s of the guideline is in force: you are invited to read it"),
    ),
    NoticeKind(
        "guideline.term_invites",
        gettext_noop(
            "The council's term %(years)s: as an elected official you are invited to a short module, and to read the "
            "guideline. It is voluntary, and nobody sees whether you did."
        ),
    ),
    NoticeKind(
        "guideline.training_again",
        gettext_noop("It is time to do the module “%(module)s” once more"),
        awaits=True,
    ),
    NoticeKind(
        "guideline.units_reading",
        gettext_noop("In your units %(read)s of %(people)s have read the guideline"),
    ),
    NoticeKind(
        "guideline.units_reading_late",
        gettext_noop("60 days on, %(read)s of %(people)s in your units have read the guideline"),
    ),
    NoticeKind(
        "guideline.advice_asked",
        gettext_noop("A confidential question waits for communications: number %(number)s"),
        awaits=True,
    ),
    NoticeKind(
        "guideline.advice_reminder", gettext_noop("Question %(number)s is to be answered today"), awaits=True
    ),
    NoticeKind(
        "guideline.advice_late",
        gettext_noop("Question %(number)s was to be answered and is not: it waits for you"),
        awaits=True,
    ),
    NoticeKind(
        "guideline.advice_for_spokesperson",
        gettext_noop("A journalist's question waits for you as spokesperson: number %(number)s"),
        awaits=True,
    ),
    NoticeKind(
        "guideline.advice_back",
        gettext_noop("Question %(number)s came back from the spokesperson and waits for communications"),
        awaits=True,
    ),
    NoticeKind("guideline.advice_received", gettext_noop("A person has taken up your question %(number)s")),
    NoticeKind("guideline.advice_passed", gettext_noop("Your question %(number)s is with the spokesperson")),
    NoticeKind(
        "guideline.advice_answered", gettext_noop("Your question %(number)s is answered"), awaits=True
    ),
    NoticeKind(
        "guideline.advice_still_waits",
        gettext_noop("Your question %(number)s still waits; the communications manager knows"),
    ),
]
