"""What numbers show on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from tankar.channels.models import Channel
from tankar.content.models import Item
from tankar.insights.reading.followers import followers_of
from tankar.insights.reading.posts import figures_of
from tankar.organisation.access import may, today
from tankar.publishing.models import OwnPost

__all__ = ["channel_figures", "common_followers", "item_figures"]


def channel_figures(request: HttpRequest, channel: Channel) -> tuple[str, dict[str, Any]] | None:
    """Numbers on the channel's entry: a place that fetches them when it is reached, and a way there without that."""
    person = request.person  # type: ignore[attr-defined]
    if not may(person, "insights.view", channel):
        return None
    return "insights/_channel_place.html", {"channel": channel}


def common_followers(request: HttpRequest, channels: list[Channel]) -> tuple[str, dict[str, Any]] | None:
    """How many follow the common channels, where somebody asks for one of their own (GEN-3); nothing when unknown."""
    person = request.person  # type: ignore[attr-defined]
    if not channels or not may(person, "channels.view"):
        return None
    found = followers_of(channels, today())
    return ("insights/_followers.html", {"followers": found}) if found else None


def item_figures(request: HttpRequest, item: Item) -> tuple[str, dict[str, Any]] | None:
    """What the networks told of an item's posts; nothing before one is known there."""
    person = request.person  # type: ignore[attr-defined]
    seen = Channel.objects.visible_to(person)
    posts = OwnPost.objects.filter(delivery__item=item, channel__in=seen, removed_at__isnull=True)
    readable = OwnPost.objects.visible_to(person).filter(pk=OuterRef("pk"))
    posts = posts.annotate(has_page=Exists(readable))
    table = figures_of(list(posts.select_related("channel", "delivery").order_by("channel_id", "pk")[:50]))
    return ("insights/_item.html", {"table": table}) if table.rows else None
