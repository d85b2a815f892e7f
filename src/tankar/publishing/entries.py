"""What the journal says of deliveries and freezes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy, gettext_noop

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
_ACTS = {
    "act": {
        "reply": gettext_lazy("an answer"),
        "private_reply": gettext_lazy("a private answer"),
        "like": gettext_lazy("a like"),
        "unlike": gettext_lazy("a like taken back"),
    }
}


def _act(kind: str, sentence: str, *rules: str) -> EntryKind:
    return EntryKind(f"publishing.act_{kind}", sentence, rules, _ACTS)


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
            "The post for %(channel)s (%(languages)s) shows a picture whose leave has ended or is not for it; "
            "nothing was sent"
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
    EntryKind(
        "publishing.takedown_asked",
        gettext_noop("Leave was taken back: a post on %(channel)s is to be taken down"),
        ("AMB-5",),
    ),
    EntryKind(
        "publishing.takedown_by_feed",
        gettext_noop("Leave was taken back: %(channel)s shows the picture no longer"),
        ("AMB-5",),
    ),
    EntryKind(
        "publishing.takedown_passed_on",
        gettext_noop("Not taken down in time on %(channel)s: communications was asked too"),
        ("AMB-5",),
    ),
    EntryKind(
        "publishing.taken_down", gettext_noop("%(actor)s took the post on %(channel)s down"), ("AMB-5",)
    ),
    EntryKind("publishing.gone_down", gettext_noop("The network says that the post on %(channel)s is gone")),
    EntryKind(
        "publishing.posted_there",
        gettext_noop("A post made in the network's own app was seen on %(channel)s: %(url)s"),
    ),
    EntryKind(
        "publishing.removed_there",
        gettext_noop("A post on %(channel)s is no longer there; it was removed on the network"),
    ),
    _act("ordered", gettext_noop("%(actor)s let it be written on %(channel)s: %(act)s"), "GEN-7"),
    _act("withdrawn", gettext_noop("%(actor)s took it back before it left for %(channel)s: %(act)s")),
    _act("delivered", gettext_noop("It is out on %(channel)s: %(act)s")),
    _act("found", gettext_noop("It was found on %(channel)s: %(act)s")),
    _act("refused", gettext_noop("%(channel)s did not accept it: %(act)s")),
    _act("not_now", gettext_noop("%(channel)s asked to wait with it: %(act)s")),
    _act("unclear", gettext_noop("Whether it reached %(channel)s is unclear: %(act)s")),
    _act("absence_proven", gettext_noop("%(channel)s does not have it, so it is sent again: %(act)s")),
    _act("access_lost", gettext_noop("%(channel)s no longer lets Tankar in; not sent: %(act)s")),
    _act("cannot_tell", gettext_noop("%(channel)s does not say whether it has it: %(act)s")),
    _act("by_hand", gettext_noop("It waits to be written by hand on %(channel)s: %(act)s")),
    _act("overdue", gettext_noop("It could not be sent to %(channel)s in time: %(act)s")),
    _act(
        "not_as_approved",
        gettext_noop("It was not what had been pressed; nothing was sent to %(channel)s: %(act)s"),
    ),
    _act("held", gettext_noop("It was held back by a stop on %(channel)s: %(act)s")),
    _act("sent_again", gettext_noop("%(actor)s let it be sent to %(channel)s again: %(act)s")),
    _act("looked_again", gettext_noop("%(actor)s asked to look for it on %(channel)s again: %(act)s")),
    _act("link_given", gettext_noop("%(actor)s wrote it by hand on %(channel)s: %(act)s")),
]
