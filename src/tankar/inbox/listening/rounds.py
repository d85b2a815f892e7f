"""Which channels are listened to now: each about once a minute, slower when its network does not answer."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import Q

from tankar import networks
from tankar.channels.models import Access, Channel, Kind
from tankar.inbox.models import Ear
from tankar.work import clock

__all__ = ["EVERY", "claim", "keep_listening", "listen_where_due", "rest"]

EVERY = dt.timedelta(seconds=60)
LONGEST_REST = dt.timedelta(minutes=15)
AT_ONCE = 100
# longer than any one call; it is renewed between two, so that a killed worker leaves a channel deaf no longer
_LEASE = dt.timedelta(seconds=settings.CONFIGURATION.lease_seconds)


def listen_where_due() -> int:
    """Enqueue one look at each channel whose time has come; returns how many."""
    from tankar.inbox.tasks import listen_to

    now = clock.machine()
    _open_ears(now)
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    due = Ear.objects.filter(free, _can_be_heard(), next_at__lte=now).order_by("next_at")
    chosen = list(due.values_list("pk", flat=True)[:AT_ONCE])
    for key in chosen:
        # asked again if the engine loses it
        Ear.objects.filter(pk=key).update(next_at=now + EVERY)
        listen_to.enqueue(key)
    return len(chosen)


def _can_be_heard() -> Q:
    converse = [network.id for network in networks.all() if network.converses is not None]
    return Q(channel__kind=Kind.CONNECTED, channel__access=Access.WORKS, channel__network__in=converse)


def _open_ears(now: dt.datetime) -> None:
    converse = [network.id for network in networks.all() if network.converses is not None]
    new = Channel.objects.filter(
        kind=Kind.CONNECTED, access=Access.WORKS, network__in=converse, ear__isnull=True
    )
    Ear.objects.bulk_create([Ear(channel=channel, next_at=now) for channel in new], ignore_conflicts=True)


def claim(ear: Ear, owner: str) -> bool:
    """Take the ear for one round. `False`: another worker listens there just now."""
    now = clock.machine()
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    rows = Ear.objects.filter(free, pk=ear.pk)
    return bool(rows.update(lease_owner=owner, lease_until=now + _LEASE))


def keep_listening(ear: Ear, owner: str) -> bool:
    """Make our place there last from now again. `False`: it is no longer ours."""
    rows = Ear.objects.filter(pk=ear.pk, lease_owner=owner)
    return bool(rows.update(lease_until=clock.machine() + _LEASE))


def rest(ear: Ear, owner: str, **changes: object) -> bool:
    """Give it back with what was learned. `False`: it was no longer ours, and nothing was written."""
    fails = int(str(changes.get("fails", 0)))
    pause = min(EVERY * 2 ** min(fails, 8), LONGEST_REST) * min(settings.CONFIGURATION.pause_factor, 1)
    rows = Ear.objects.filter(pk=ear.pk, lease_owner=owner)
    later = {"next_at": clock.machine() + pause, **changes}
    return bool(rows.update(lease_owner="", lease_until=None, **later))
