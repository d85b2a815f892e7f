"""What the inbox tells people."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "inbox.given_to_you",
        gettext_noop("%(who)s gave you a conversation on %(channel)s."),
        awaits=True,
    ),
    NoticeKind(
        "inbox.mentioned",
        gettext_noop("%(who)s mentions you in a note about a conversation on %(channel)s."),
        awaits=True,
    ),
    NoticeKind(
        "inbox.read_distress",
        gettext_noop("Read this first: on %(channel)s somebody may be in distress."),
        awaits=True,
    ),
    NoticeKind(
        "inbox.read_threat",
        gettext_noop("Read this first: a message on %(channel)s may be a threat."),
        awaits=True,
    ),
    NoticeKind(
        "inbox.remember",
        gettext_noop("You wanted to be reminded of a conversation on %(channel)s."),
        awaits=True,
    ),
    NoticeKind(
        "inbox.uproar",
        gettext_noop("Many more messages than usual on %(channel)s, and more of them dissatisfied."),
        awaits=True,
    ),
    NoticeKind(
        "inbox.your_answer_stopped",
        gettext_noop("Your answer on %(channel)s did not go out. It is kept, with what can be done."),
        awaits=True,
    ),
]
