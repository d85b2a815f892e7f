"""What statements tell people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "statements.feedback_received",
        gettext_noop("Feedback on accessibility has arrived. The law gives until %(due)s to answer."),
        awaits=True,
    ),
    NoticeKind(
        "statements.feedback_due",
        gettext_noop("Feedback on accessibility waits for an answer, by law until %(due)s."),
        awaits=True,
    ),
]
