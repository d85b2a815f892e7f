"""Looking up what is unclear: the network is asked first, and only a proven absence is sent again.

1. Take the lease (`unclear` stays `unclear`).
2. If no attempt row was ever written, nothing can have left: absence is proven by our own books.
3. Ask the network for the post.
4. Found → delivered, unless an equal post on the channel has an older claim to it: then ask again later.
   Absent, asked late enough after the last attempt → waiting. Absent too early, or no answer → ask again
   later. No proof either way after several looks → a person.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from tankar import networks
from tankar.channels.connection.credentials import NotConnected
from tankar.publishing.errors import LeaseLost, Taken
from tankar.publishing.fence import elapsed, outcomes
from tankar.publishing.fence.claiming import claim_to_look, ours
from tankar.publishing.fence.sending import credentials_for, outgoing_of, steps_of
from tankar.publishing.models import MAKES, Delivery
from tankar.work import clock

__all__ = ["look_up"]

# seconds between looks
PAUSES = (10, 20, 30, 60, 120, 300)
LOOKS_BEFORE_A_PERSON = 5
# a network that cannot be asked at all is asked for about an hour
LOOKS_WITHOUT_ANSWER = 15
_RECENT = 200
# what tells two writes of one kind apart on the network
_LOOKS = ("text", "in_reply_to", "target")


def look_up(delivery: Delivery, owner: str) -> None:
    """Ask the network about one unclear delivery, if it is time and nobody else does."""
    if not claim_to_look(delivery, owner):
        return
    try:
        _look(delivery, owner)
    except LeaseLost:
        return


def _look(delivery: Delivery, owner: str) -> None:
    if not delivery.attempts.exists():
        outcomes.proven_absent(delivery, owner)
        return
    publishes = networks.get(delivery.channel.network).publishes
    assert publishes is not None, "only what a connector sent can be unclear"
    began = clock.machine()
    try:
        found = publishes.look_up(
            outgoing_of(delivery), credentials_for(delivery), steps_of(delivery), _taken(delivery)
        )
    except (networks.AccessLost, NotConnected) as failure:
        outcomes.access_lost(delivery, owner, str(failure), None)
    except networks.Failure as failure:
        _later(delivery, owner, failure.detail, LOOKS_WITHOUT_ANSWER, getattr(failure, "until", None))
    else:
        _write(delivery, owner, found, began, publishes.settle_seconds)


def _write(delivery: Delivery, owner: str, found: networks.Lookup, began: dt.datetime, settle: int) -> None:
    match found:
        case networks.Found(receipt):
            _adopt(delivery, owner, receipt)
        case networks.Absent():
            proof_from = _last_moment(delivery) + dt.timedelta(seconds=_settle(settle))
            if began >= proof_from:
                outcomes.proven_absent(delivery, owner)
            else:
                _later(delivery, owner, delivery.detail, None, proof_from)
        case networks.CannotTell(detail):
            _later(delivery, owner, detail, LOOKS_BEFORE_A_PERSON, None)


def _adopt(delivery: Delivery, owner: str, receipt: networks.Receipt) -> None:
    """The post found is ours, unless it may be that of an equal delivery: two must not share one post.

    Whoever else can have put an equal post there was moved to `sending` before the network got it, so this
    question, asked after the answer, sees it.
    """
    if _an_equal_one_is_open(delivery):
        _later(delivery, owner, "An equal post on the channel is being sent.", LOOKS_WITHOUT_ANSWER, None)
        return
    try:
        outcomes.arrived(delivery, owner, receipt, None, "found")
    except Taken:
        _later(delivery, owner, "The post found belongs to another delivery.", LOOKS_WITHOUT_ANSWER, None)


def _an_equal_one_is_open(delivery: Delivery) -> bool:
    """Is another delivery that would look the same on the channel being sent, or unclear since before us?"""
    open_ones = Delivery.objects.filter(
        channel=delivery.channel, kind=delivery.kind, state__in=["sending", "unclear", "needs_person"]
    ).exclude(pk=delivery.pk)
    return any(
        all(one.outgoing.get(part) == delivery.outgoing.get(part) for part in _LOOKS)
        and (one.state == "sending" or (one.may_be_out and one.pk < delivery.pk))
        for one in open_ones
    )


def _settle(of_network: int) -> float:
    chosen = settings.CONFIGURATION.settle_seconds
    return of_network if chosen is None else chosen


def _last_moment(delivery: Delivery) -> dt.datetime:
    """When the last attempt can at the latest have been listening: its end, or the end of its lease.

    Its worker may be alive and in the call although its lease ran out, when the clock has jumped: so a whole
    call must also fit between the last jump and that moment.
    """
    attempt = delivery.attempts.order_by("-number").first()
    assert attempt is not None
    if attempt.ended_at is not None:
        return max(attempt.ended_at, elapsed.since())
    lease_end = attempt.began_at + dt.timedelta(seconds=settings.CONFIGURATION.lease_seconds)
    longest = dt.timedelta(seconds=settings.CONFIGURATION.longest_call_seconds)
    return max(lease_end, elapsed.since() + longest)


def _taken(delivery: Delivery) -> list[str]:
    """Ids on the network that belong to other deliveries of the channel: two equal texts must not be mixed up.

    Where a person gave the link, its last part stands for the id.
    """
    others = Delivery.objects.filter(channel=delivery.channel, kind__in=MAKES).exclude(pk=delivery.pk)
    # lately out, not lately written: what was scheduled months ago may have gone out just now
    some = [*others.filter(state="sending"), *others.out()[:_RECENT]]
    known = [(one.network_id, one.url) for one in some]
    return [
        network_id or url.rstrip("/").rpartition("/")[2] for network_id, url in known if network_id or url
    ]


def _later(
    delivery: Delivery, owner: str, detail: str, most: int | None, not_before: dt.datetime | None
) -> None:
    """Ask again after a pause, or a person when the network was asked `most` times."""
    if most is not None and delivery.looks >= most:
        outcomes.cannot_tell(delivery, owner, detail)
        return
    seconds = PAUSES[min(delivery.looks - 1, len(PAUSES) - 1)] * settings.CONFIGURATION.pause_factor
    pause = dt.timedelta(seconds=seconds)
    look_at = not_before or clock.machine() + pause
    rows = Delivery.objects.filter(pk=delivery.pk, state="unclear", **ours(owner))
    if not rows.update(look_at=look_at, lease_owner="", lease_until=None, asked_at=None, detail=detail):
        raise LeaseLost
