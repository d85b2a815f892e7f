"""Single posts and their figures: a list of them, and one with its days."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.insights.finding import channel_for
from tankar.insights.reading.post_days import days_of
from tankar.insights.reading.post_list import LOOKED_BACK, NEWEST, ORDERS, listed
from tankar.insights.reading.posts import figures_of
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.publishing.models import OwnPost
from tankar.work import clock

__all__ = ["one_post", "posts"]


@require_http_methods(["GET"])
@permission_required("insights.view")
def posts(request: PersonRequest) -> HttpResponse:
    """`?channel=`: of one channel; `?order=`: by one figure; `?after=`: on from this post."""
    given = request.GET
    channel = channel_for(request.person, given["channel"]) if given.get("channel") else None
    order = given.get("order", NEWEST)
    order = order if order in ORDERS else NEWEST
    mine = OwnPost.objects.visible_to(request.person)
    if channel is not None:
        mine = mine.filter(channel=channel)
    after = mine.filter(public_id=given.get("after", "")).first()
    found = listed(mine, order, after, clock.now())
    context = {
        "channel": channel,
        "order": order,
        "orders": [(words, _address(channel, one), one == order) for one, words in ORDERS.items()],
        "days": LOOKED_BACK.days,
        "posts": figures_of(found.posts) if found.posts else None,
        "more": _address(channel, order, after=found.more) if found.more else "",
        "beginning": _address(channel, order) if after is not None else "",
    }
    return render(request, "insights/posts.html", context)


def _address(channel: Channel | None, order: str, **more: str) -> str:
    chosen = {"channel": channel.public_id} if channel is not None else {}
    if order != NEWEST:
        chosen["order"] = order
    query = urlencode(chosen | more)
    return reverse("insights:posts") + (f"?{query}" if query else "")


@require_http_methods(["GET"])
@permission_required("insights.view")
def one_post(request: PersonRequest, public_id: str) -> HttpResponse:
    mine = OwnPost.objects.visible_to(request.person).select_related("channel", "delivery__item")
    post = mine.filter(public_id=public_id).first()
    if post is None:
        raise Http404
    table = figures_of([post])
    (row,) = table.rows
    context = {
        "post": post,
        "channel": post.channel,
        "numbers": row.numbers,
        "columns": table.columns,
        "days": days_of(post, table.indicators),
    }
    return render(request, "insights/post.html", context)
