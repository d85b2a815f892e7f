"""What somebody's leaving tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "channels.access_to_remove",
        gettext_noop(
            "A colleague no longer manages the channel “%(channel)s”. Take the access away on the network."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.access_still_there",
        gettext_noop("Access to the channel “%(channel)s” should have been taken away by now. Help with it."),
        awaits=True,
    ),
]
