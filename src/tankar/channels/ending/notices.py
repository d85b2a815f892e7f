"""What an ending tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "channels.ending_begun",
        gettext_noop(
            "Write what residents of the channel “%(channel)s” read about it. A first version is there."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.ending_to_finish",
        gettext_noop(
            "The last day of the channel “%(channel)s” has passed. A short list is left to tidy up."
        ),
        awaits=True,
    ),
    NoticeKind(
        "channels.ending_late",
        gettext_noop(
            "What was decided about the channel “%(channel)s” waits still. Help its owner, or do it yourself."
        ),
        awaits=True,
    ),
]
