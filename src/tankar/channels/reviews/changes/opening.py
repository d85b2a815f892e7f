"""Which channels are reviewed because their network has changed, and when that is done. The periodic round of reviews
asks here, and opens a bounded number at a time."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from tankar.channels.models import Channel, NetworkChange
from tankar.channels.reviews.changes.actions.tell_change import note_change
from tankar.channels.reviews.changes.lifecycle import NETWORK_CHANGE
from tankar.channels.reviews.changes.reading import left_to_review
from tankar.notices.telling import tell
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["concerned", "end_changes"]

_AT_ONCE = 20


def concerned(quiet: QuerySet[Channel], most: int) -> Iterator[tuple[Channel, NetworkChange]]:
    """`quiet`: channels without a review under way. Nothing of a change is yielded before its moment has come."""
    for change in NetworkChange.objects.filter(
        state__in=("told", "opening"), opens_at__lte=clock.now()
    ).order_by("opens_at", "pk")[:_AT_ONCE]:
        if _begun(change):
            for channel in quiet.filter(pk__in=left_to_review(change).values("pk")).order_by("pk")[:most]:
                yield channel, change


def _begun(change: NetworkChange) -> bool:
    """From now on it cannot be taken back. Of two workers, and somebody who takes it back, one moves it."""
    if change.state == NetworkChange.State.OPENING:
        return True
    try:
        NETWORK_CHANGE.move(change, NetworkChange.State.OPENING)
    except SomebodyElseMoved:
        return False
    return True


def end_changes() -> int:
    """Those of which no channel is left; returns how many. One whose review is under way is waited for."""
    going = NetworkChange.objects.filter(state=NetworkChange.State.OPENING).select_related("told_by")
    return sum(_ended(one) for one in going.order_by("pk")[:_AT_ONCE] if not left_to_review(one).exists())


def _ended(change: NetworkChange) -> bool:
    with transaction.atomic():
        try:
            NETWORK_CHANGE.move(change, NetworkChange.State.DONE, ended_at=clock.now())
        except SomebodyElseMoved:
            return False
        note_change("done", change, None)
        if change.told_by is not None and change.told_by.is_employee:
            tell(
                change.told_by,
                "channels.network_change_done",
                params={"network": change.network},
                url=reverse("channels:changes"),
                about=("network_change", change.public_id),
            )
    return True
