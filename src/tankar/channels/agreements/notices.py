"""What agreements tell people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "channels.agreement_asks",
        gettext_noop(
            "How “%(channel)s” is answered changes for you. Confirm it, or say what you would rather have."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.agreement_again",
        gettext_noop("How “%(channel)s” is answered is to be confirmed again. Until then it holds as it is."),
        awaits=True,
    ),
    NoticeKind(
        "channels.agreement_objected",
        gettext_noop(
            "%(who)s would rather have “%(channel)s” answered in another way. The words stand on its page."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.agreement_to_settle",
        gettext_noop(
            "Those concerned have not agreed in time how “%(channel)s” is answered. It waits for you."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.agreement_in_force",
        gettext_noop("How “%(channel)s” is answered is in force now."),
    ),
]
