"""How many follow a handful of channels, by the newest number there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, Subquery

from tankar.channels.models import Channel
from tankar.insights.models import ChannelFigure
from tankar.networks.incoming import Indicator, Period

__all__ = ["followers_of"]


def followers_of(channels: Sequence[Channel], until: dt.date) -> list[tuple[Channel, ChannelFigure]]:
    """Those of which a number is known, in the order given; "not available" is never shown as 0. Two statements."""
    told = ChannelFigure.objects.told().filter(
        channel=OuterRef("pk"), indicator=Indicator.FOLLOWERS, period=Period.NOW, day__lte=until
    )
    newest = Subquery(told.order_by("-day").values("pk")[:1])
    found = Channel.objects.filter(pk__in=[one.pk for one in channels]).annotate(newest_pk=newest)
    rows: Any = found.values_list("pk", "newest_pk")
    keys: dict[int, int] = {pk: newest_pk or 0 for pk, newest_pk in rows}
    figures = ChannelFigure.objects.in_bulk(set(keys.values()) - {0})
    return [(one, figures[keys[one.pk]]) for one in channels if keys.get(one.pk, 0) in figures]
