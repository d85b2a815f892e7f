"""What content tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "content.leave_ended",
        gettext_noop(
            "The leave to publish a picture in one of your items has ended. What waits is stopped; "
            "see where it is out, and take it down there."
        ),
        awaits=True,
    ),
]
