"""Which channels are measured now: each about once an hour, more seldom when its network does not answer."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from tankar import networks
from tankar.channels.models import Access, Channel, Kind
from tankar.insights.models import Gauge, PostFigure
from tankar.publishing.models import OwnPost
from tankar.work import clock

__all__ = ["EVERY", "FOLLOWED", "claim", "keep_hold", "measure_where_due", "rest"]

EVERY = dt.timedelta(hours=1)
FOLLOWED = dt.timedelta(days=30)
"""How long a post is measured."""
LONGEST_REST = dt.timedelta(hours=12)
AT_ONCE = 20
_LEASE = dt.timedelta(minutes=10)
# a task that the engine lost is enqueued again
_AGAIN = dt.timedelta(minutes=15)


def measure_where_due() -> int:
    """Enqueue one look at each channel whose time has come; returns how many."""
    from tankar.insights.tasks import measure_channel

    now = clock.machine()
    measured = [network.id for network in networks.all() if network.measures is not None]
    open_to_us = Q(kind=Kind.CONNECTED, access=Access.WORKS, network__in=measured)
    new = Channel.objects.filter(open_to_us, gauge__isnull=True)
    Gauge.objects.bulk_create([Gauge(channel=one, next_at=now) for one in new], ignore_conflicts=True)
    theirs = Gauge.objects.filter(_free(now), channel__in=Channel.objects.filter(open_to_us))
    due = theirs.filter(Q(next_at__lte=now) | _has_a_new_post(now)).order_by("next_at")
    chosen = list(due.values_list("pk", flat=True)[:AT_ONCE])
    for key in chosen:
        Gauge.objects.filter(pk=key).update(next_at=now + _AGAIN)
        measure_channel.enqueue(key)
    return len(chosen)


def _has_a_new_post(now: dt.datetime) -> Q:
    """A post that was never measured does not wait for the hour, if its channel is not in difficulties."""
    posts = [one.id for one in networks.all() if one.measures is not None and one.measures.of_post]
    unmeasured = OwnPost.objects.filter(
        ~Exists(PostFigure.objects.filter(post=OuterRef("pk"))),
        channel=OuterRef("channel"),
        channel__network__in=posts,
        removed_at__isnull=True,
        posted_at__gte=clock.now() - FOLLOWED,
    )
    # what was just enqueued has a nearer moment, and is not enqueued again
    return Q(Exists(unmeasured), next_at__gt=now + _AGAIN, fails=0)


def _free(now: dt.datetime) -> Q:
    return Q(lease_until__isnull=True) | Q(lease_until__lt=now)


def claim(gauge: Gauge, owner: str) -> bool:
    """Take the channel for one round, by one conditional update. `False`: another worker measures it just now."""
    now = clock.machine()
    rows = Gauge.objects.filter(_free(now), pk=gauge.pk)
    return bool(rows.update(lease_owner=owner, lease_until=now + _LEASE))


def keep_hold(gauge: Gauge, owner: str) -> bool:
    """Between two calls: still ours? The lease lasts anew."""
    now = clock.machine()
    rows = Gauge.objects.filter(pk=gauge.pk, lease_owner=owner, lease_until__gt=now)
    return bool(rows.update(lease_until=now + _LEASE))


def rest(gauge: Gauge, owner: str, **changes: object) -> bool:
    """Give it back with what was learned. `False`: it was no longer ours, and nothing was written."""
    fails = int(str(changes.get("fails", 0)))
    pause = min(EVERY * 2 ** min(fails, 8), LONGEST_REST) * min(settings.CONFIGURATION.pause_factor, 1)
    later = {"next_at": clock.machine() + pause, **changes}
    rows = Gauge.objects.filter(pk=gauge.pk, lease_owner=owner)
    return bool(rows.update(lease_owner="", lease_until=None, **later))
