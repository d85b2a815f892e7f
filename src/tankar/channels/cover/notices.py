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
    NoticeKind(
        "channels.pause_put_up",
        gettext_noop(
            "“%(channel)s” is paused %(days)s. Put the notice where residents see it: in the account's description, "
            "or pinned."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.pause_take_down",
        gettext_noop(
            "The pause of “%(channel)s” %(days)s is over. Its notice still stands on the account: take it down."
        ),
        awaits=True,
    ),
    NoticeKind("channels.you_cover", gettext_noop("You answer on “%(channel)s” %(days)s.")),
]
