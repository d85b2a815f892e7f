"""One channel's numbers: its goal, twelve months in charts and tables, its newest posts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.insights.finding import channel_for
from tankar.insights.reading.charting import chart_of
from tankar.insights.reading.months import series_of
from tankar.insights.reading.number import nobody_told
from tankar.insights.reading.overview import overview
from tankar.insights.reading.posts import Table, figures_of
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.publishing.models import OwnPost
from tankar.work import clock

__all__ = ["goal_of", "one", "part"]

_POSTS = 20


@require_http_methods(["GET"])
@permission_required("insights.view")
def one(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request.person, public_id)
    series = series_of(channel, clock.now())
    context: dict[str, Any] = {
        "channel": channel,
        "goal": goal_of(channel),
        "series": [(one, chart_of(one)) for one in series],
        "nothing": nobody_told(channel),
        "gauge": getattr(channel, "gauge", None),
        "posts": _newest_posts(request.person, channel),
        "may_enter": may(request.person, "insights.enter", channel),
    }
    return render(request, "insights/one.html", context)


@require_http_methods(["GET"])
@permission_required("insights.view")
def part(request: PersonRequest, public_id: str) -> HttpResponse:
    """The numbers alone, for the channel's entry in the register."""
    channel = channel_for(request.person, public_id)
    (row,) = overview(Channel.objects.filter(pk=channel.pk), clock.now())
    may_enter = may(request.person, "insights.enter", channel)
    context = {"channel": channel, "row": row, "may_enter": may_enter}
    return render(request, "insights/_channel.html", context)


def goal_of(channel: Channel) -> str:
    """This year's goal in the channel's entry; "" when none was written."""
    entry = getattr(channel, "entry", None)
    return entry.goal if entry is not None else ""


def _newest_posts(person: Person, channel: Channel) -> Table | None:
    mine = OwnPost.objects.visible_to(person).filter(channel=channel, removed_at__isnull=True)
    posts = list(mine.select_related("channel", "delivery__item").order_by("-posted_at")[:_POSTS])
    return figures_of(posts) if posts else None
