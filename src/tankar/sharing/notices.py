"""What people are told about sharing: only what they asked for."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind("sharing.week", gettext_noop("New this week and good to share, if you like: %(titles)s")),
    NoticeKind(
        "sharing.profile_question",
        gettext_noop("Is your expert profile still right? If you do not answer, it is hidden, not removed."),
        awaits=True,
    ),
    NoticeKind(
        "sharing.profile_hidden",
        gettext_noop(
            "Your expert profile is hidden now, since you did not say that it is right. One click lists it again."
        ),
    ),
]
