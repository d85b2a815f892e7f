"""Sending one delivery: claim, check, prepare, attempt, commit, write down.

1. Claim it (`waiting → sending`, a lease with our name).
2. Is it still what was approved? The release's hash is computed anew.
3. Has its time passed long ago? Then it asks for a new time: overdue is not "now".
4. Prepare: steps safe to repeat, each result stored before the next begins.
5. Write the attempt row; a freeze set in the meantime stops here.
6. Commit: exactly one request, no transaction open. Only this may end in "unknown".
7. Store the network's id, then move, then the journal.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import partial

from django.conf import settings

from tankar import networks
from tankar.channels.connection.credentials import NotConnected, credentials_of
from tankar.content.composition import Picture
from tankar.content.media import open_original, size_of
from tankar.content.media.covers import leave_holds_back
from tankar.content.models import Item
from tankar.content.releases.canonical import canonical_json, hash_of
from tankar.content.releases.reading import picture_of
from tankar.publishing.errors import Held, LeaseLost, Taken
from tankar.publishing.fence import outcomes
from tankar.publishing.fence.claiming import begin_attempt, claim_to_send, keep_lease
from tankar.publishing.fence.flowing import while_read
from tankar.publishing.models import Attempt, Delivery, Step
from tankar.work import clock

__all__ = ["credentials_for", "outgoing_of", "send", "steps_of"]


def send(delivery: Delivery, owner: str) -> None:
    """Send one waiting delivery, if it is due and nobody else does. Raises nothing that a network can cause."""
    if not claim_to_send(delivery, owner):
        return
    try:
        _send_claimed(delivery, owner)
    except LeaseLost:
        # Somebody found our lease expired and made it unclear: the network will be asked, we may not write.
        return


def _send_claimed(delivery: Delivery, owner: str) -> None:
    publishes = networks.get(delivery.channel.network).publishes
    if _ask_a_person(delivery, owner, publishes is None):
        return
    assert publishes is not None
    attempt: Attempt | None = None
    try:
        credentials = credentials_for(delivery)
        outgoing = while_read(outgoing_of(delivery), delivery, owner)
        publishes.prepare(outgoing, credentials, steps_of(delivery), partial(_remember, delivery, owner))
        attempt = begin_attempt(delivery, owner)
        receipt = publishes.commit(outgoing, credentials, steps_of(delivery))
    except Held:
        outcomes.held(delivery, owner)
    except NotConnected as error:
        outcomes.access_lost(delivery, owner, str(error), attempt)
    except networks.Failure as failure:
        _write_failure(delivery, owner, failure, attempt)
    else:
        _write_success(delivery, owner, receipt, attempt)


def _write_success(delivery: Delivery, owner: str, receipt: networks.Receipt, attempt: Attempt) -> None:
    try:
        outcomes.arrived(delivery, owner, receipt, attempt, "delivered")
    except Taken:
        outcomes.id_was_taken(delivery, owner, attempt)


def _write_failure(
    delivery: Delivery, owner: str, failure: networks.Failure, attempt: Attempt | None
) -> None:
    match failure:
        case networks.Rejected():
            outcomes.refused(delivery, owner, failure.reason, failure.detail, attempt)
        case networks.AccessLost():
            outcomes.access_lost(delivery, owner, failure.detail, attempt)
        case networks.NotNow():
            outcomes.not_now(delivery, owner, failure.until, failure.detail, attempt)
        case _:
            outcomes.unclear(delivery, owner, failure.detail, attempt)


def _ask_a_person(delivery: Delivery, owner: str, by_hand: bool) -> bool:
    """True when a person has to act before, or instead of, the network."""
    why = ""
    if not _is_as_approved(delivery):
        why = Delivery.Why.NOT_AS_APPROVED
    elif delivery.item and leave_holds_back(delivery.item, _covers(delivery), delivery.channel.public_id):
        why = Delivery.Why.LEAVE_ENDED
    elif clock.now() - delivery.not_before > dt.timedelta(minutes=settings.CONFIGURATION.overdue_minutes):
        why = Delivery.Why.OVERDUE
    elif by_hand:
        why = Delivery.Why.BY_HAND
    if why:
        outcomes.asks_person(delivery, owner, why)
    return bool(why)


def _covers(delivery: Delivery) -> list[str]:
    return [cover for one in delivery.media if (cover := picture_of(one).cover)]


def _is_as_approved(delivery: Delivery) -> bool:
    """Does the release still have its hash and hold, and is this delivery one of its posts?

    An act has no release: what was pressed is what leaves.
    """
    release = delivery.release
    if release is None or delivery.item is None:
        return hash_of(canonical_json(delivery.outgoing)) == delivery.outgoing_hash
    if delivery.item.state != Item.State.RELEASED:
        return False  # taken back meanwhile: the yes is void
    laid_out = json.loads(release.canonical)
    posts = laid_out["channels"].get(delivery.channel.public_id, [])
    ours_is_there = canonical_json(delivery.outgoing) in {canonical_json(post) for post in posts}
    return hash_of(release.canonical) == release.hash and ours_is_there


def outgoing_of(delivery: Delivery) -> networks.Outgoing:
    """The frozen record the connector gets. `key` is the delivery's own id, the same at every attempt
    (but see `outcomes.id_was_taken`)."""
    content = delivery.outgoing
    if not delivery.is_post:
        return networks.Outgoing(
            kind=networks.OperationKind(delivery.kind),
            key=steps_of(delivery).get(outcomes.KEY_STEP, delivery.public_id),
            text=content["text"],
            language=content["language"] or None,
            in_reply_to=content["in_reply_to"] or None,
            target=content["target"] or None,
        )
    first = content["languages"][0]
    return networks.Outgoing(
        kind=networks.OperationKind(delivery.kind),
        key=steps_of(delivery).get(outcomes.KEY_STEP, delivery.public_id),
        text=content["text"],
        language=first,
        media=tuple(_medium(picture_of(one), one["description"], first) for one in content["media"]),
        # a release of before formats said neither
        shape=networks.Shape(content.get("shape", networks.Shape.POST)),
        link=content.get("link") or None,
    )


def _medium(picture: Picture, description: str, language: str) -> networks.Media:
    """The file that leaves, by its own hash: of a cut-out, that of the part."""
    return networks.Media(
        sha256=picture.leaves,
        content_type=picture.content_type,
        description=description,
        language=picture.language or language,
        open=partial(open_original, picture.leaves),
        size=size_of(picture.leaves),
        width=picture.width,
        height=picture.height,
        seconds=picture.seconds,
        cover=partial(open_original, picture.cover) if picture.cover else None,
        captions=tuple(
            networks.Captions(spoken, partial(open_original, name))
            for spoken, name in sorted(picture.captions.items())
        ),
    )


def credentials_for(delivery: Delivery) -> networks.Credentials:
    """What opens the account; nothing for a network that nobody signs in to. Raises `NotConnected`."""
    if networks.get(delivery.channel.network).signs_in is None:
        return networks.Credentials("")
    return credentials_of(delivery.channel)


def steps_of(delivery: Delivery) -> dict[str, str]:
    """Results of the preparing steps by name, as stored."""
    return dict(Step.objects.filter(delivery=delivery).values_list("name", "result"))


def _remember(delivery: Delivery, owner: str, step: str, result: str) -> None:
    keep_lease(delivery, owner)
    Step.objects.update_or_create(delivery=delivery, name=step, defaults={"result": result})
