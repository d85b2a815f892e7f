"""What people are told about what is out."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "publishing.takedown",
        gettext_noop(
            "A picture on %(channel)s is to be taken down: somebody who shows took their leave back"
        ),
        awaits=True,
    ),
    NoticeKind(
        "publishing.takedown_late",
        gettext_noop("A picture on %(channel)s is still out, though the leave for it was taken back"),
        awaits=True,
    ),
]
