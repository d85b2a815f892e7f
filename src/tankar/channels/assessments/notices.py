"""What people are told about assessments of networks."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.notices.kinds import NoticeKind

__all__ = ["NOTICES"]

NOTICES = [
    NoticeKind(
        "channels.assessment_statement_asked",
        gettext_noop("Your statement is asked for before the city takes %(platform)s into use"),
        awaits=True,
    ),
    NoticeKind(
        "channels.assessment_begun",
        gettext_noop("%(platform)s is being assessed. You decide when the statements are here."),
        awaits=True,
    ),
    NoticeKind("channels.assessment_stated", gettext_noop("%(who)s gave a statement on %(platform)s")),
    NoticeKind(
        "channels.assessment_late",
        gettext_noop("The assessment of %(platform)s is not ready in time. Somebody may be waiting for it."),
        awaits=True,
    ),
]
