"""When each channel last spoke, through Tankar, by hand, or in the network's own app."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Max

from tankar.publishing.models import Delivery, OwnPost

__all__ = ["last_posts"]


def last_posts(channels: Collection[int]) -> dict[int, dt.datetime]:
    """Key of the channel → the moment of its newest post of which anything is known. Two statements."""
    newest: dict[int, dt.datetime] = {}
    seen = (
        OwnPost.objects.filter(channel__in=channels)
        .order_by()
        .values_list("channel")
        .annotate(Max("posted_at"))
    )
    sent = Delivery.objects.filter(channel__in=channels, kind="post", delivered_at__isnull=False)
    for key, at in [*seen, *sent.order_by().values_list("channel").annotate(Max("delivered_at"))]:
        newest[key] = max(at, newest.get(key, at))
    return newest
