"""What a review tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "channels.review_opened",
        gettext_noop(
            "It is time to look back at the channel “%(channel)s”: eight questions, most of them filled in."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.review_to_decide",
        gettext_noop(
            "The eight questions about the channel “%(channel)s” are answered. Your decision is awaited."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.review_differs",
        gettext_noop(
            "The two decisions about the channel “%(channel)s” differ, so nothing was changed. Talk to each other, "
            "then decide anew."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.review_reminder",
        gettext_noop(
            "The review of the channel “%(channel)s” still waits for you. No answer is never a decision."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.review_late",
        gettext_noop(
            "Nobody has answered yet, so it is put to you too: the review of the channel “%(channel)s”."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.review_withdrawn",
        gettext_noop("The review of the channel “%(channel)s” is withdrawn. You need not answer any more."),
    ),
    NoticeKind("channels.review_live", gettext_noop("Decided: the channel “%(channel)s” goes on as it is.")),
    NoticeKind("channels.review_pause", gettext_noop("Decided: the channel “%(channel)s” pauses.")),
    NoticeKind(
        "channels.review_merge", gettext_noop("Decided: the channel “%(channel)s” becomes part of another.")
    ),
    NoticeKind("channels.review_close", gettext_noop("Decided: the channel “%(channel)s” is closed.")),
]
