"""Deliveries as rows for pages: in a fixed number of questions to the database, whatever their number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tankar import journal
from tankar.channels.models import Channel
from tankar.content.models import Item
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.publishing.forms import LinkForm, TimeForm
from tankar.publishing.models import Delivery, Freeze
from tankar.publishing.told import Told, summary, told
from tankar.work import clock

__all__ = ["DeliveryRow", "address_of", "frozen_channels", "rows_of", "summaries"]

_LINES_OF_HISTORY = 40


@dataclass(frozen=True)
class DeliveryRow:
    """One delivery with its words, its link and the acts this person may do."""

    delivery: Delivery
    told: Told
    url: str
    acts: tuple[str, ...]


def frozen_channels(channels: Iterable[int]) -> set[int]:
    """Which of these channels an active freeze holds: two questions at most."""
    active = Freeze.objects.active(clock.now())
    named: set[Any] = {row["channels"] for row in active.values("channels")}
    if None in named:
        return set(channels)
    return named.intersection(channels)


def rows_of(person: Person, item: Item) -> dict[str, Any]:
    """Context of the deliveries list: rows, whether something is still under way, and the summary.

    Writes on the item too whether all of it is out, and what was done to send it.
    """
    every = list(Delivery.objects.of(item).select_related("own_post"))
    deliveries = _told_of(every)
    frozen = frozen_channels({one.channel_id for one in deliveries})
    mine = {channel.pk for channel in Channel.objects.postable_by(person)} if deliveries else set()
    now = clock.now()
    rows = []
    for delivery in deliveries:
        removed = _removed_at(delivery)
        words = told(delivery, now, delivery.channel_id in frozen, removed)
        acts = words.acts if delivery.channel_id in mine else ()
        rows.append(DeliveryRow(delivery, words, "" if removed else address_of(delivery), acts))
    alive = [one for one in deliveries if one.state != "withdrawn"]
    item.is_out = bool(alive) and all(one.state == "delivered" for one in alive)
    item.sent_steps = _history(every)
    under_way = any(one.state in {"waiting", "sending", "unclear"} for one in deliveries)
    return {
        "item": item,
        "rows": rows,
        "under_way": under_way,
        "undo": any("undo" in row.acts for row in rows),
        "summary": summary(deliveries),
        "history": item.sent_steps,
        "link_form": LinkForm(auto_id=False),
        "time_form": TimeForm(auto_id=False),
    }


def _removed_at(delivery: Delivery) -> dt.datetime | None:
    """When its post was first seen to be gone from the network; read together with the delivery."""
    post = getattr(delivery, "own_post", None)
    return post.removed_at if post is not None else None


def _told_of(deliveries: list[Delivery]) -> list[Delivery]:
    """Without what was withdrawn and then published anew on the same channel: the history knows of it."""
    again = {one.channel_id for one in deliveries if one.state != "withdrawn"}
    return [one for one in deliveries if one.state != "withdrawn" or one.channel_id not in again]


def _history(deliveries: list[Delivery]) -> list[tuple[dt.datetime, str]]:
    """What happened to the posts of an item, newest first: the journal's sentences."""
    known = [one.public_id for one in deliveries]
    entries = Entry.objects.filter(subject_type="delivery", subject_id__in=known).order_by("-id")
    return [(entry.at, journal.sentence(entry)) for entry in entries[:_LINES_OF_HISTORY]]


def address_of(delivery: Delivery) -> str:
    """Where the live post can be seen; "" while it is not out."""
    if delivery.state != "delivered":
        return ""
    return delivery.url or f"/feed/{delivery.public_id}/"


def summaries(items: Iterable[Item]) -> dict[str, str]:
    """Item public id → "2 of 3 out, 1 needs you", in one question."""
    by_item: dict[str, list[Delivery]] = {}
    for delivery in (
        Delivery.objects.filter(item__in=list(items)).select_related("item").only("state", "item")
    ):
        by_item.setdefault(delivery.post_item.public_id, []).append(delivery)
    return {public_id: summary(some) for public_id, some in by_item.items()}
