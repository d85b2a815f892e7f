"""Keep what a network told. Asking twice on one day changes the day's row and makes no second one.

A number takes the place of any row of its day. "Not available" takes the place of nothing that has a number: what
was told at noon is not lost because the network was short of words in the evening.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from tankar.channels.models import Channel
from tankar.insights.models import ChannelFigure, How, PostFigure, Why
from tankar.networks.incoming import Definition, Figure
from tankar.publishing.models import OwnPost
from tankar.work import clock

__all__ = ["keep_channel_figures", "keep_post_figures"]

_CHANGED = ("value", "why", "detail", "source", "how", "measured_at")


def keep_channel_figures(channel: Channel, figures: Sequence[Figure], now: dt.datetime) -> None:
    """`now`: on the city's clock; the figures are of its day."""
    rows = [ChannelFigure(channel=channel, **_columns(one, now)) for one in figures]
    same = ["channel", "indicator", "period", "day"]
    with transaction.atomic():
        told = [row for row in rows if row.value is not None]
        ChannelFigure.objects.bulk_create(
            told, update_conflicts=True, unique_fields=same, update_fields=[*_CHANGED, "entered_by"]
        )
        ChannelFigure.objects.bulk_create([row for row in rows if row.value is None], ignore_conflicts=True)


def keep_post_figures(
    post: OwnPost, asked: Sequence[Definition], figures: Sequence[Figure] | None, now: dt.datetime
) -> None:
    """`figures` None: the network left the post out, for it is gone."""
    if figures is None:
        rows = [PostFigure(post=post, **_columns(Figure(one, None, now), now, Why.GONE)) for one in asked]
    else:
        rows = [PostFigure(post=post, **_columns(one, now)) for one in figures]
    same = ["post", "indicator", "day"]
    with transaction.atomic():
        told = [row for row in rows if row.value is not None]
        PostFigure.objects.bulk_create(
            told, update_conflicts=True, unique_fields=same, update_fields=[*_CHANGED, "period"]
        )
        PostFigure.objects.bulk_create([row for row in rows if row.value is None], ignore_conflicts=True)


def _columns(figure: Figure, now: dt.datetime, why: Why = Why.NOT_TOLD) -> dict[str, Any]:
    definition = figure.definition
    missing = figure.value is None
    return {
        "indicator": definition.indicator.value,
        "period": definition.period.value,
        "day": clock.local(now).date(),
        "value": figure.value,
        "why": why if missing else "",
        "detail": figure.why[:300] if missing else "",
        "source": definition.source[:120],
        "how": How.CONNECTOR,
        "measured_at": now,
    }
