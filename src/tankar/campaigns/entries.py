"""What the journal says about campaigns."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from tankar.journal import EntryKind

__all__ = ["ENTRIES"]

_DECIDED, _TOLD = ("CHN-7",), ("CHN-8",)

ENTRIES = [
    EntryKind(
        "campaigns.asked",
        gettext_noop("%(actor)s asked for a decision on the paid campaign “%(title)s”, %(sum)s"),
        ("CHN-6", "CHN-7", "AUD-1"),
    ),
    EntryKind(
        "campaigns.approved",
        gettext_noop("%(actor)s approved the paid campaign “%(title)s”, %(sum)s from cost centre %(centre)s"),
        _DECIDED,
    ),
    EntryKind(
        "campaigns.rejected", gettext_noop("%(actor)s rejected the paid campaign “%(title)s”"), _DECIDED
    ),
    EntryKind(
        "campaigns.stopped",
        gettext_noop(
            "%(actor)s rejected the paid campaign “%(title)s”, which had begun: it is stopped and reported"
        ),
        ("CHN-7", "CHN-8"),
    ),
    EntryKind(
        "campaigns.sent_back",
        gettext_noop("%(actor)s sent back the paid campaign “%(title)s” to be changed"),
        _DECIDED,
    ),
    EntryKind(
        "campaigns.passed_on",
        gettext_noop("The decision on the paid campaign “%(title)s” was late and was passed on"),
        _DECIDED,
    ),
    EntryKind(
        "campaigns.notified",
        gettext_noop("Communications was told of the paid campaign “%(title)s”"),
        _TOLD,
    ),
    EntryKind(
        "campaigns.acknowledged",
        gettext_noop("%(actor)s has seen the notice of the paid campaign “%(title)s”"),
        _TOLD,
    ),
    EntryKind(
        "campaigns.commented", gettext_noop("%(actor)s commented on the paid campaign “%(title)s”"), _TOLD
    ),
    EntryKind(
        "campaigns.started_without_notice",
        gettext_noop("%(actor)s told that “%(title)s” began on %(day)s, before communications was told"),
        _TOLD,
    ),
    EntryKind("campaigns.started", gettext_noop("The paid campaign “%(title)s” began on %(day)s")),
    EntryKind("campaigns.ended", gettext_noop("The paid campaign “%(title)s” ended on %(day)s")),
    EntryKind(
        "campaigns.refused", gettext_noop("%(actor)s told that the network refused the ad of “%(title)s”")
    ),
    EntryKind(
        "campaigns.reported",
        gettext_noop("%(actor)s reported on the paid campaign “%(title)s”: it cost %(sum)s"),
        ("MEAS-2",),
    ),
    EntryKind("campaigns.withdrawn", gettext_noop("%(actor)s withdrew the paid campaign “%(title)s”")),
    EntryKind(
        "campaigns.lawyer_answered",
        gettext_noop("%(actor)s answered whether “%(title)s” is political advertising"),
    ),
    EntryKind(
        "campaigns.frame_decided",
        gettext_noop("%(actor)s decided a yearly frame for boosts, %(unit)s %(year)s: %(sum)s"),
        _DECIDED,
    ),
    EntryKind(
        "campaigns.frame_ended",
        gettext_noop("%(actor)s ended the yearly frame for boosts, %(unit)s %(year)s"),
        _DECIDED,
    ),
    EntryKind(
        "campaigns.boosts_stopped",
        gettext_noop(
            "%(actor)s stopped what ran under the yearly frame, %(unit)s %(year)s: boosts: %(count)s"
        ),
        _DECIDED,
    ),
    EntryKind(
        "campaigns.names_deleted",
        gettext_noop("Names were deleted in %(count)s paid campaigns and frames; sums were kept"),
    ),
    EntryKind(
        "campaigns.boosted",
        gettext_noop("%(actor)s boosted “%(title)s” with %(sum)s under the yearly frame"),
        ("CHN-7", "CHN-8"),
    ),
]
