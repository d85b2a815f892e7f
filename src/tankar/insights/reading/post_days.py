"""One post's figures: as they stand, and day by day as the network told them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tankar.insights.models import PostFigure
from tankar.insights.words import number_words
from tankar.publishing.models import OwnPost

__all__ = ["MOST_DAYS", "Day", "days_of"]

MOST_DAYS = 60


@dataclass(frozen=True)
class Day:
    """`numbers`: in words, one for each indicator asked about; None where nothing was told that day."""

    day: dt.date
    numbers: Sequence[str | None]


def days_of(post: OwnPost, indicators: Sequence[str]) -> list[Day]:
    """The newest day first, at most sixty; days on which nothing was told are left out. One statement."""
    told: dict[dt.date, dict[str, int]] = {}
    rows = PostFigure.objects.filter(post=post, indicator__in=indicators, value__isnull=False)
    for day, indicator, value in rows.order_by("-day").values_list("day", "indicator", "value"):
        told.setdefault(day, {})[indicator] = value or 0
    return [
        Day(day, [number_words(found[one]) if one in found else None for one in indicators])
        for day, found in list(told.items())[:MOST_DAYS]
    ]
