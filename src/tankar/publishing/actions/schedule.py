"""Schedule an item: release it and put one delivery in the waiting line for each post it becomes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from tankar import journal
from tankar.channels.models import Channel
from tankar.content.actions.release_item import release_item
from tankar.content.models import Item, Release
from tankar.content.releases.reading import picture_of
from tankar.organisation.actors import actor
from tankar.organisation.models import Person
from tankar.publishing.errors import NothingToSend, TimeHasPassed
from tankar.publishing.models import Delivery, DeliveryFile
from tankar.work import clock

__all__ = ["publish_now", "schedule"]

# a time chosen on a page may lie a little in the past when the form arrives
_PATIENCE = dt.timedelta(minutes=2)
_MAY_BE_THERE = ("waiting", "sending", "delivered", "unclear", "needs_person")
# stopped by us, before anything left
_STOPPED_BY_US = (Delivery.Why.NOT_AS_APPROVED, Delivery.Why.LEAVE_ENDED)
_IS_NOT_THERE = {"state": "needs_person", "look_at": None}


def publish_now(person: Person, item: Item, revision: int) -> list[Delivery]:
    """Publish at once, with the undo time in between. Raises what `schedule` raises."""
    wanted_at = clock.now() + dt.timedelta(seconds=settings.CONFIGURATION.undo_seconds)
    return schedule(person, item, revision, wanted_at)


def schedule(person: Person, item: Item, revision: int, wanted_at: dt.datetime) -> list[Delivery]:
    """Release revision `revision` and make its deliveries, due at `wanted_at` (aware). All or nothing.

    What is already out in a language on a channel, or may be, is not sent there again. Raises `TimeHasPassed`,
    `NothingToSend`, and what `release_item` raises.
    """
    if wanted_at < clock.now() - _PATIENCE:
        raise TimeHasPassed
    with transaction.atomic():
        release = release_item(person, item, revision, wanted_at)
        made = [delivery for delivery in _deliveries(release) if not _may_be_there(delivery)]
        if not made:
            raise NothingToSend
        Delivery.objects.bulk_create(made)
        DeliveryFile.objects.bulk_create(file for delivery in made for file in _files(delivery))
        journal.record(
            "publishing.scheduled",
            actor=actor(person),
            subject=("item", item.public_id),
            params={"item": item.public_id, "when": clock.local(wanted_at).isoformat(timespec="minutes")},
        )
    return made


def _deliveries(release: Release) -> list[Delivery]:
    laid_out: Mapping[str, Sequence[Mapping[str, Any]]] = json.loads(release.canonical)["channels"]
    channels = {channel.public_id: channel for channel in Channel.objects.filter(public_id__in=laid_out)}
    return [
        Delivery(
            subject=f"release:{release.public_id}",
            channel=channels[public_id],
            languages="+".join(post["languages"]),
            item=release.item,
            release=release,
            outgoing=post,
            not_before=release.wanted_at,
        )
        for public_id, posts in laid_out.items()
        for post in posts
    ]


def _files(delivery: Delivery) -> list[DeliveryFile]:
    """Everything that leaves with it: pictures, videos, their covers and captions."""
    types: dict[str, str] = {}
    for one in delivery.media:
        picture = picture_of(one)
        types[picture.leaves] = picture.content_type
        if picture.cover:
            types[picture.cover] = "image/jpeg"
        types |= dict.fromkeys(picture.captions.values(), "text/vtt")
    return [DeliveryFile(delivery=delivery, sha256=one, content_type=kind) for one, kind in types.items()]


def _may_be_there(delivery: Delivery) -> bool:
    """Is an earlier release of the item out on this channel in one of these languages, or may it be?"""
    earlier = Delivery.objects.filter(
        item=delivery.item, channel=delivery.channel, state__in=_MAY_BE_THERE
    ).exclude(why__in=_STOPPED_BY_US, **_IS_NOT_THERE)
    wanted = set(delivery.languages.split("+"))
    return any(wanted & set(one.split("+")) for one in earlier.values_list("languages", flat=True))
