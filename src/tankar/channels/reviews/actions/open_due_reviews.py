"""Open the reviews whose day has come: yearly, or because a channel is silent, unmanaged, ending, unchecked, its
network has changed, or what was agreed about its answering was not confirmed again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet

from tankar.channels.models import (
    AnsweringAgreement,
    Channel,
    ChannelAssignment,
    ChannelEnding,
    ChannelReview,
    NetworkChange,
    ReviewTrigger,
)
from tankar.channels.reviews.actions.open_review import open_review
from tankar.channels.reviews.activity import last_posts
from tankar.channels.reviews.changes.opening import concerned, end_changes
from tankar.channels.reviews.errors import ReviewUnderWay
from tankar.decisions.terms import amount_of
from tankar.organisation.access import today, valid_on
from tankar.work import clock

__all__ = ["open_due_reviews"]

MOST_AT_ONCE = 10
"""So that a register of hundreds is not put to everybody on one morning."""
_NOT_AGAIN = dt.timedelta(days=180)
_NEAR_ITS_END = dt.timedelta(days=30)


def open_due_reviews() -> int:
    """Returns how many were opened. One channel is not asked about twice within half a year, but for its day."""
    opened = 0
    for channel, trigger, change in _due(today()):
        try:
            open_review(channel, trigger, reason=change.reason if change else "", change=change)
        except ReviewUnderWay:
            continue
        opened += 1
        if opened >= MOST_AT_ONCE:
            break
    end_changes()
    return opened


def _due(day: dt.date) -> Iterator[tuple[Channel, str, NetworkChange | None]]:
    quiet = _without_open(Channel.objects.all(), day)
    for channel in quiet.filter(entry__next_review__lte=day).order_by("entry__next_review", "pk")[
        :MOST_AT_ONCE
    ]:
        yield channel, ReviewTrigger.YEARLY, None
    for channel, change in concerned(quiet, MOST_AT_ONCE):
        yield channel, ReviewTrigger.PLATFORM, change
    lately = ChannelReview.objects.filter(channel=OuterRef("pk"), opened_at__gt=clock.now() - _NOT_AGAIN)
    calm = quiet.filter(~Exists(lately), kind__in=("connected", "by_hand"), is_paused=False)
    for trigger, condition in _triggers(day):
        for channel in calm.filter(condition).order_by("pk")[:MOST_AT_ONCE]:
            yield channel, trigger, None
    for channel in _silent(calm, day):
        yield channel, ReviewTrigger.INACTIVE, None


def _without_open(channels: QuerySet[Channel], day: dt.date) -> QuerySet[Channel]:
    under_way = ChannelReview.objects.open().filter(channel=OuterRef("pk"))
    ending = ChannelEnding.objects.filter(channel=OuterRef("pk"), state__in=ChannelEnding.OPEN)
    in_use = Q(closes_on__isnull=True) | Q(closes_on__gte=day)
    return channels.filter(~Exists(under_way), ~Exists(ending), in_use).select_related("owner_unit", "entry")


def _triggers(day: dt.date) -> list[tuple[str, Q]]:
    held = ChannelAssignment.objects.filter(valid_on(day), channel=OuterRef("pk"))
    checked = day - dt.timedelta(days=amount_of("channels.security_check"))
    # given its time to be confirmed again first: stale it is by every change of managers
    unsettled = AnsweringAgreement.objects.filter(
        channel=OuterRef("pk"), state=AnsweringAgreement.State.STALE, due_at__lt=clock.now()
    )
    return [
        (ReviewTrigger.AGREEMENT, Q(Exists(unsettled))),
        (ReviewTrigger.NO_MANAGER, Q(is_common=False) & ~Q(Exists(held))),
        (ReviewTrigger.END_DATE, Q(closes_on__lte=day + _NEAR_ITS_END)),
        (ReviewTrigger.SECURITY, Q(entry__security_checked_on__lt=checked)),
    ]


def _silent(channels: QuerySet[Channel], day: dt.date) -> Iterator[Channel]:
    """Those whose newest known post is too old, within their season; of what is not known nothing is concluded."""
    limit = clock.now() - dt.timedelta(days=amount_of("channels.inactive"))
    newest = last_posts(list(channels.order_by().values_list("pk", flat=True)))
    silent = [key for key, at in newest.items() if at < limit]
    for channel in channels.filter(pk__in=silent[:500]).order_by("pk"):
        # a channel whose season has just begun has had no time to speak yet
        if channel.in_season(day) and channel.in_season(clock.local(limit).date()):
            yield channel
