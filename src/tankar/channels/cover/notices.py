"""What cover tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "channels.cover_missing",
        gettext_noop(
            "Nobody answers on “%(channel)s” %(days)s. Agree with a colleague; the head of unit arranges it."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.cover_to_arrange",
        gettext_noop(
            "Nobody answers on “%(channel)s” %(days)s. Arrange cover, or pause the channel with an honest notice."
        ),
        awaits=True,
    ),
    NoticeKind("channels.you_cover", gettext_noop("You answer on “%(channel)s” %(days)s.")),
]
