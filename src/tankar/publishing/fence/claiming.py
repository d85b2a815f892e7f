"""Who works on a delivery: claims by conditional update, leases with an owner.

A worker whose lease ran out may not write. Every write below says `WHERE … lease_owner = me AND lease_until > now`
in its own UPDATE, so the database decides, not what we read a moment ago.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from tankar.publishing.errors import Held, LeaseLost
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Attempt, Delivery, Freeze
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = ["begin_attempt", "claim_to_look", "claim_to_send", "keep_lease", "ours", "release_lease"]


def _lease() -> dict[str, dt.datetime]:
    seconds = settings.CONFIGURATION.lease_seconds
    return {"lease_until": clock.machine() + dt.timedelta(seconds=seconds)}


def ours(owner: str) -> dict[str, object]:
    """The condition under which `owner` may write: for `where=` of a move or a filter."""
    return {"lease_owner": owner, "lease_until__gt": clock.machine()}


def claim_to_send(delivery: Delivery, owner: str) -> bool:
    """waiting → sending, for `owner` alone. `False`: another worker got there first, or it is not due any more.

    Freezes are asked in the same transaction, so one that was set a moment ago holds.
    """
    with transaction.atomic():
        if _is_frozen(delivery):
            # so that the sweep asks for it at once when the stop is lifted
            Delivery.objects.filter(pk=delivery.pk, state="waiting").update(asked_at=None)
            return False
        due = Delivery.objects.due(clock.now(), clock.machine()).filter(pk=delivery.pk)
        if not due.exists():
            return False
        try:
            DELIVERY.move(
                delivery,
                "sending",
                where={"not_before__lte": clock.now()},
                lease_owner=owner,
                why="",
                detail="",
                **_lease(),
            )
        except SomebodyElseMoved:
            return False
    return True


def _is_frozen(delivery: Delivery) -> bool:
    """Does a freeze hold it? Only posts: an uproar is when residents most need answers."""
    return delivery.is_post and Freeze.objects.holding(delivery.channel, clock.now()).exists()


def claim_to_look(delivery: Delivery, owner: str) -> bool:
    """Take an unclear delivery to ask its network. `False` when somebody else is asking."""
    now = clock.machine()
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now) | Q(lease_owner="")
    rows = Delivery.objects.filter(free, pk=delivery.pk, state="unclear", look_at__lte=now)
    taken = rows.update(lease_owner=owner, looks=F("looks") + 1, **_lease())
    if taken:
        delivery.refresh_from_db()
    return bool(taken)


def keep_lease(delivery: Delivery, owner: str) -> None:
    """Make our lease last from now again. Raises `LeaseLost` when it is not ours any more."""
    rows = Delivery.objects.filter(pk=delivery.pk, state=delivery.state, **ours(owner))
    if not rows.update(**_lease()):
        raise LeaseLost


def release_lease(delivery: Delivery, owner: str) -> None:
    """Let others have it; says nothing when it was lost already."""
    Delivery.objects.filter(pk=delivery.pk, lease_owner=owner).update(lease_owner="", lease_until=None)


def begin_attempt(delivery: Delivery, owner: str) -> Attempt:
    """The row that stands before the request leaves. Raises `LeaseLost`, or `Held` at the last second."""
    with transaction.atomic():
        keep_lease(delivery, owner)
        if _is_frozen(delivery):
            raise Held
        rows = Delivery.objects.filter(pk=delivery.pk, **ours(owner))
        rows.update(attempts_made=F("attempts_made") + 1)
        delivery.refresh_from_db(fields=["attempts_made"])
        return Attempt.objects.create(
            delivery=delivery, number=delivery.attempts_made, owner=owner, began_at=clock.machine()
        )
