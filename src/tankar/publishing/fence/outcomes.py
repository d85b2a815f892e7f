"""What became of a delivery, written down: one function for each end of an attempt or a look-up.

Every function moves the row only while the lease is ours, and writes the journal in the same transaction.
A `LeaseLost` means that nothing was written and that somebody else decides now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from tankar import journal, networks
from tankar.channels.actions.report_access import report_access_lost, report_access_works
from tankar.channels.models import Access
from tankar.publishing.errors import LeaseLost, Taken
from tankar.publishing.fence.claiming import ours
from tankar.publishing.lifecycle import DELIVERY
from tankar.publishing.models import Attempt, Delivery, Step
from tankar.work import clock
from tankar.work.errors import SomebodyElseMoved

__all__ = [
    "access_lost",
    "arrived",
    "asks_person",
    "cannot_tell",
    "held",
    "id_was_taken",
    "not_now",
    "note",
    "proven_absent",
    "refused",
    "unclear",
]

# a network's clock that says more than this is wrong; nothing stays unclear for so long
_LONGEST_UNKNOWN = dt.timedelta(days=1)
# seconds until the next try after the network said "not now" without saying until when
PAUSES = (10, 30, 60, 120, 300, 600)
ATTEMPTS_WITH_TAKEN_IDS = 5
# the step that holds the key of the next attempt, where it is not the delivery's own id
KEY_STEP = "key"


@contextmanager
def _written(delivery: Delivery, owner: str, to: str, kind: str, **changes: Any) -> Iterator[None]:
    """Move while the lease is ours, and journal, in one transaction."""
    free = {"lease_owner": "", "lease_until": None, "asked_at": None}
    with transaction.atomic():
        try:
            DELIVERY.move(delivery, to, where=ours(owner), **{**free, **changes})
        except SomebodyElseMoved as error:
            raise LeaseLost from error
        yield
        note(delivery, kind)


def note(delivery: Delivery, kind: str, actor: journal.Actor | None = None, **params: Any) -> None:
    """One journal entry about a delivery."""
    if delivery.item is None:
        kind, about = f"act_{kind}", {"act": delivery.kind, "subject": delivery.subject}
    else:
        about = {"languages": delivery.languages, "item": delivery.item.public_id}
    journal.record(
        f"publishing.{kind}",
        actor=actor,
        subject=("delivery", delivery.public_id),
        params={"channel": str(delivery.channel), **about, **params},
    )


def _end(attempt: Attempt | None, outcome: str, detail: str = "") -> None:
    if attempt is not None:
        attempt.ended_at, attempt.outcome, attempt.detail = clock.machine(), outcome, detail
        attempt.save(update_fields=["ended_at", "outcome", "detail"])


def arrived(
    delivery: Delivery, owner: str, receipt: networks.Receipt, attempt: Attempt | None, kind: str
) -> None:
    """It stands on the network. Its id there is stored before anything else happens.

    Raises `Taken`, nothing written, when another delivery of the channel has this id.
    """
    kept = {"network_id": receipt.network_id, "url": receipt.url or ""}
    rows = Delivery.objects.filter(pk=delivery.pk, state=delivery.state, **ours(owner))
    try:
        with transaction.atomic():  # so that a refusal by the constraint spoils nothing around it
            if not rows.update(**kept):
                raise LeaseLost
    except IntegrityError as error:
        raise Taken(receipt.network_id) from error
    when = _came_out(receipt)
    over = {"look_at": None, "why": "", "detail": ""}
    with _written(delivery, owner, "delivered", kind, delivered_at=when, **over, **kept):
        _end(attempt, "delivered")
    if delivery.channel.access == Access.LOST:
        report_access_works(delivery.channel)


def _came_out(receipt: networks.Receipt) -> dt.datetime:
    """When it came out by the network's own word, on the city's clock; now, where it does not say or cannot know."""
    now = clock.now()
    ago = clock.machine() - receipt.published_at if receipt.published_at else dt.timedelta()
    return now - ago if dt.timedelta() < ago < _LONGEST_UNKNOWN else now


def id_was_taken(delivery: Delivery, owner: str, attempt: Attempt) -> None:
    """The network answered our request with the id of a post that belongs to an equal delivery.

    So ours is not there. The network remembers our key and gave it for the other one, so the next attempt has
    a new key. After several such answers a person has to look.
    """
    detail = "The network answered with a post that belongs to another delivery."
    if attempt.number >= ATTEMPTS_WITH_TAKEN_IDS:
        with _written(
            delivery,
            owner,
            "needs_person",
            "cannot_tell",
            why="cannot_tell",
            detail=detail,
            look_at=clock.machine(),
        ):
            _end(attempt, "taken", detail)
        return
    key = f"{delivery.public_id}-{attempt.number + 1}"
    with _written(delivery, owner, "waiting", "absence_proven", retry_at=clock.machine(), detail=detail):
        Step.objects.update_or_create(delivery=delivery, name=KEY_STEP, defaults={"result": key})
        _end(attempt, "taken", detail)


def refused(delivery: Delivery, owner: str, why: str, detail: str, attempt: Attempt | None) -> None:
    """The network read it and will not take it."""
    with _written(delivery, owner, "refused", "refused", why=why, detail=detail):
        _end(attempt, "refused", detail)


def not_now(
    delivery: Delivery, owner: str, until: dt.datetime | None, detail: str, attempt: Attempt | None
) -> None:
    """Nothing was written; the same may be tried again, not before the network's moment or our pause."""
    pause = PAUSES[min(delivery.attempts_made, len(PAUSES) - 1)] * settings.CONFIGURATION.pause_factor
    retry_at = until or clock.machine() + dt.timedelta(seconds=pause)
    with _written(delivery, owner, "waiting", "not_now", retry_at=retry_at, detail=detail):
        _end(attempt, "not_now", detail)


def held(delivery: Delivery, owner: str) -> None:
    """A freeze came between the claim and the request: it waits again, as if nothing had been begun."""
    with _written(delivery, owner, "waiting", "held", retry_at=None):
        pass


def access_lost(delivery: Delivery, owner: str, detail: str, attempt: Attempt | None) -> None:
    """The network does not let us in; a person has to connect the channel again."""
    with _written(delivery, owner, "needs_person", "access_lost", why="access_lost", detail=detail):
        _end(attempt, "access_lost", detail)
    report_access_lost(delivery.channel, detail)


def asks_person(delivery: Delivery, owner: str, why: str) -> None:
    """Nothing left; a person has to act first (by hand, a new time, a second look)."""
    with _written(delivery, owner, "needs_person", why, why=why):
        pass


def unclear(delivery: Delivery, owner: str, detail: str, attempt: Attempt | None) -> None:
    """It may or may not have left: the network is asked before anything is sent again."""
    look_at = clock.machine() + dt.timedelta(seconds=settings.CONFIGURATION.first_look_seconds)
    with _written(delivery, owner, "unclear", "unclear", look_at=look_at, looks=0, detail=detail):
        _end(attempt, "unknown", detail)


def proven_absent(delivery: Delivery, owner: str) -> None:
    """The network was asked in time and does not have it: only now may it be sent again."""
    with _written(delivery, owner, "waiting", "absence_proven", retry_at=clock.machine(), look_at=None):
        pass


def cannot_tell(delivery: Delivery, owner: str, detail: str) -> None:
    """The network's answers prove neither; a person has to look."""
    with _written(delivery, owner, "needs_person", "cannot_tell", why="cannot_tell", detail=detail):
        pass
