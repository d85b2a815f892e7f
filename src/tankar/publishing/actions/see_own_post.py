"""A post of ours was seen on its network, or seen to be gone. What Tankar sent is known by its id there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.publishing.models import Delivery, OwnPost

__all__ = ["Seen", "lose_own_post", "see_own_post"]


@dataclass(frozen=True)
class Seen:
    """A post as the network shows it; `posted_at` on the city's clock."""

    network_id: str
    text: str
    url: str
    application: str
    posted_at: dt.datetime


def see_own_post(channel: Channel, seen: Seen) -> OwnPost:
    """The row of this post, made the first time. One made in the network's own app is noted in the journal."""
    known = OwnPost.objects.filter(channel=channel, network_id=seen.network_id).first()
    if known is not None:
        return _as_it_is_now(known, seen)
    delivery = Delivery.objects.posts().filter(channel=channel, network_id=seen.network_id).first()
    try:
        with transaction.atomic():
            made = OwnPost.objects.create(
                channel=channel,
                network_id=seen.network_id,
                delivery=delivery,
                text=seen.text,
                url=seen.url,
                application=seen.application,
                posted_at=seen.posted_at,
            )
            if delivery is None:
                _note("posted_there", made)
    except IntegrityError:
        # a webhook and the list of news told it at once
        return OwnPost.objects.get(channel=channel, network_id=seen.network_id)
    return made


def _as_it_is_now(post: OwnPost, seen: Seen) -> OwnPost:
    """Edited there, or ours after all: its delivery learned its id after we had seen it."""
    changes: dict[str, object] = {}
    if post.text != seen.text:
        changes["text"] = seen.text
    if post.removed_at is not None:
        changes["removed_at"] = None
    if post.delivery_id is None:
        found = Delivery.objects.posts().filter(channel=post.channel, network_id=post.network_id).first()
        if found is not None:
            changes["delivery"] = found
    if changes:
        OwnPost.objects.filter(pk=post.pk).update(**changes)
        post.refresh_from_db()
    return post


def lose_own_post(channel: Channel, network_id: str, at: dt.datetime) -> bool:
    """It is no longer there, and somebody took it away on the network. `False`: not a post of ours, or known."""
    with transaction.atomic():
        rows = OwnPost.objects.filter(channel=channel, network_id=network_id, removed_at__isnull=True)
        if not rows.update(removed_at=at):
            return False
        _note("removed_there", OwnPost.objects.get(channel=channel, network_id=network_id))
    return True


def _note(kind: str, post: OwnPost) -> None:
    journal.record(
        f"publishing.{kind}",
        actor=None,
        subject=("own_post", post.public_id),
        params={"channel": str(post.channel), "url": post.url},
    )
