"""What the journal says of deliveries and freezes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_noop

from tankar.interface.times import full_words
from tankar.journal import EntryKind

__all__ = ["ENTRIES"]


class _Moments(Mapping[str, str]):
    """Moments as the journal keeps them (ISO 8601), told in the reader's language."""

    def __getitem__(self, iso: str) -> str:
        try:
            return full_words(dt.datetime.fromisoformat(iso))
        except ValueError:
            raise KeyError(iso) from None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


_WHEN = {"when": _Moments()}

ENTRIES = [
    EntryKind(
        "publishing.scheduled", gettext_noop("%(actor)s scheduled it for %(when)s"), ("CONT-1",), _WHEN
    ),
    EntryKind("publishing.withdrawn", gettext_noop("The post on %(channel)s (%(languages)s) was withdrawn")),
    EntryKind("publishing.moved", gettext_noop("%(actor)s gave it a new time: %(when)s"), labels=_WHEN),
    EntryKind("publishing.delivered", gettext_noop("The post is out on %(channel)s (%(languages)s)")),
    EntryKind("publishing.found", gettext_noop("The post was found on %(channel)s (%(languages)s)")),
    EntryKind("publishing.refused", gettext_noop("%(channel)s did not accept the post (%(languages)s)")),
    EntryKind("publishing.not_now", gettext_noop("%(channel)s asked to wait with the post (%(languages)s)")),
    EntryKind(
        "publishing.held", gettext_noop("The post on %(channel)s (%(languages)s) was held back by a stop")
    ),
    EntryKind(
        "publishing.unclear", gettext_noop("Whether the post reached %(channel)s (%(languages)s) is unclear")
    ),
    EntryKind(
        "publishing.absence_proven",
        gettext_noop("%(channel)s does not have the post (%(languages)s); it is sent again"),
    ),
    EntryKind("publishing.access_lost", gettext_noop("%(channel)s no longer lets Tankar in")),
    EntryKind(
        "publishing.cannot_tell",
        gettext_noop("%(channel)s does not say whether it has the post (%(languages)s)"),
    ),
    EntryKind(
        "publishing.by_hand", gettext_noop("The post for %(channel)s (%(languages)s) waits to be published")
    ),
    EntryKind(
        "publishing.overdue", gettext_noop("The time of the post on %(channel)s (%(languages)s) has passed")
    ),
    EntryKind(
        "publishing.not_as_approved",
        gettext_noop(
            "The post for %(channel)s (%(languages)s) was not what had been approved; nothing was sent"
        ),
    ),
    EntryKind(
        "publishing.leave_ended",
        gettext_noop(
            "The post for %(channel)s (%(languages)s) shows a picture whose leave has ended; nothing was sent"
        ),
        ("AMB-5",),
    ),
    EntryKind("publishing.link_given", gettext_noop("%(actor)s published by hand on %(channel)s: %(url)s")),
    EntryKind("publishing.sent_again", gettext_noop("%(actor)s let the post on %(channel)s be sent again")),
    EntryKind(
        "publishing.looked_again", gettext_noop("%(actor)s asked to look for the post on %(channel)s again")
    ),
    EntryKind(
        "publishing.frozen", gettext_noop("%(actor)s stopped what is scheduled: %(reason)s"), ("UPROAR-6",)
    ),
    EntryKind("publishing.freeze_lifted", gettext_noop("%(actor)s let what is scheduled go out again")),
]
