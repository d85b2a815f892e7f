"""What people are told of a change of a network."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "channels.network_change_done",
        gettext_noop(
            "Every channel on %(network)s has been put to review because of the change you told of."
        ),
    ),
]
