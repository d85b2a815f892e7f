"""What content tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "content.translation_ordered",
        # their own mail carries the page's address; a second one would say the same
        gettext_noop("%(who)s asks you for a translation, by %(when)s"),
    ),
    NoticeKind("content.translation_here", gettext_noop("The translation by %(who)s is here"), awaits=True),
    NoticeKind("content.translation_declined", gettext_noop("%(who)s cannot translate it"), awaits=True),
    NoticeKind(
        "content.translation_late",
        gettext_noop("The translation by %(who)s has not come in time. The order stays open."),
        awaits=True,
    ),
    NoticeKind(
        "content.leave_ended",
        gettext_noop(
            "The leave to publish a picture in one of your items has ended. What waits is stopped; "
            "see where it is out, and take it down there."
        ),
        awaits=True,
    ),
]
