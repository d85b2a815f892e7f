"""What people are told about sharing: only what they asked for."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind("sharing.week", gettext_noop("New this week and good to share, if you like: %(titles)s")),
]
