"""Lists of single posts: the newest, or by one figure as the network told it. No score is made of several figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from tankar.insights.models import PostFigure
from tankar.networks.incoming import Indicator
from tankar.publishing.models import OwnPost

__all__ = ["LOOKED_BACK", "NEWEST", "ON_A_PAGE", "ORDERS", "Listed", "listed"]

ON_A_PAGE = 30
LOOKED_BACK = dt.timedelta(days=90)
NEWEST = "newest"
# the word in the address → what a person chooses
ORDERS: Mapping[str, Any] = {
    NEWEST: _("The newest"),
    Indicator.COMMENTS.value: _("Most comments"),
    Indicator.REACTIONS.value: _("Most reactions"),
    Indicator.SHARES.value: _("Most shares"),
}


@dataclass(frozen=True)
class Listed:
    """`more`: the public id after which the list goes on, "" at its end."""

    posts: Sequence[OwnPost]
    more: str


def listed(posts: QuerySet[OwnPost], order: str, after: OwnPost | None, now: dt.datetime) -> Listed:
    """One statement. A list by a figure holds what was posted in 90 days, and leaves out what has no number."""
    there = posts.filter(removed_at__isnull=True, posted_at__lte=now)
    there = there.select_related("channel", "delivery__item")
    if order != NEWEST:
        return Listed(list(_by_figure(there, order, now)[:ON_A_PAGE]), "")
    if after is not None:
        older = Q(posted_at__lt=after.posted_at) | Q(posted_at=after.posted_at, pk__lt=after.pk)
        there = there.filter(older)
    found = list(there.order_by("-posted_at", "-pk")[: ON_A_PAGE + 1])
    rows = found[:ON_A_PAGE]
    return Listed(rows, rows[-1].public_id if len(found) > ON_A_PAGE else "")


def _by_figure(posts: QuerySet[OwnPost], order: str, now: dt.datetime) -> QuerySet[OwnPost, Any]:
    told = PostFigure.objects.filter(post=OuterRef("pk"), indicator=order, value__isnull=False)
    newest = Subquery(told.order_by("-day").values("value")[:1])
    recent = posts.filter(posted_at__gte=now - LOOKED_BACK).annotate(counted=newest)
    return recent.filter(counted__isnull=False).order_by(F("counted").desc(), "-posted_at", "-pk")
