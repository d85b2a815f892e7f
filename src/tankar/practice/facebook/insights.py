"""``GET /{page}/insights`` and ``GET /{post}/insights``: the metrics that live, and error 100 for every other, which
takes the whole request with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice import figures
from tankar.practice.figures import Value
from tankar.practice.gate import Me
from tankar.practice.manners import store_of
from tankar.practice.store import Store, as_text

from . import nodes, posting
from .errors import bad, unknown
from .gate import PAGE, gate, needs
from .reading import moment

READ = "read_insights"
THERE = ZoneInfo("America/Los_Angeles")  # days of the figures end at midnight where Facebook lives
PERIODS = {"day": 1, "week": 7, "days_28": 28}
LEVEL = "page_follows"
# What of its followers a Page's metric is on an ordinary day.
PAGE_METRICS = {
    LEVEL: 1.0,
    "page_daily_follows": 0.002,
    "page_daily_follows_unique": 0.002,
    "page_daily_unfollows_unique": 0.0005,
    "page_media_view": 0.9,
    "page_total_media_view_unique": 0.5,
    "page_post_engagements": 0.06,
    "page_views_total": 0.04,
    "page_total_actions": 0.004,
    "page_fan_adds_by_paid_non_paid_unique": 0.002,
    "page_lifetime_engaged_followers_unique": 0.05,
}
POST_METRICS = {
    "post_media_view": 0.4,
    "post_total_media_view_unique": 0.3,
    "post_clicks": 0.02,
    "post_clicks_by_type": 0.02,
    "post_reactions_by_type_total": 0.0,
    **{f"post_reactions_{kind}_total": 0.0 for kind in ("like", "love", "wow", "haha", "sorry", "anger")},
    "post_activity_by_action_type": 0.0,
    "post_activity_by_action_type_unique": 0.0,
    "post_video_views": 0.1,
}


def _metrics(request: Request, known: dict[str, float]) -> list[str]:
    asked = [
        name
        for name in request.query_params.get("metric", "").strip("[]").replace('"', "").split(",")
        if name
    ]
    if not asked:
        raise bad("The parameter metric is required")
    if not set(asked) <= set(known):
        raise bad("The value must be a valid insights metric")
    return asked


def _midnight(at: datetime) -> datetime:
    return at.astimezone(THERE).replace(hour=0, minute=0, second=0, microsecond=0)


def _days(request: Request) -> Iterator[datetime]:
    """The days asked for that are over, each by its midnight at the end; the last two when none were named."""
    asked, now = request.query_params, store_of(request).now()
    until = min(moment(asked["until"]) if "until" in asked else now, now)
    since = moment(asked["since"]) if "since" in asked else until - timedelta(days=2)
    end = _midnight(since) + timedelta(days=1)
    while end <= until:
        yield end
        end += timedelta(days=1)  # the same hour on the wall there, also over a change of clocks


def _sum(values: list[Value]) -> Value:
    if not any(isinstance(value, dict) for value in values):
        return sum(value for value in values if isinstance(value, int))
    whole: dict[str, int] = {}
    for value in values:
        for name, part in (value if isinstance(value, dict) else {"organic": value}).items():
            whole[name] = whole.get(name, 0) + part
    return whole


def _of_page(store: Store, page_id: int, name: str, end: datetime, days: int) -> Value:
    if name == LEVEL:
        value = figures.was_set(store, page_id, name, day=(end - timedelta(days=1)).date().isoformat())
        return figures.level(store, page_id, figures.FOLLOWERS, end) if value is None else value
    starts = [end - timedelta(days=back + 1) for back in range(days)]
    return _sum([figures.of_day(store, page_id, name, PAGE_METRICS[name], start) for start in starts])


def _shown(about: str, name: str, period: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    title = name.replace("_", " ").capitalize()
    return {
        "name": name,
        "period": period,
        "values": values,
        "title": title,
        "description": title,
        "id": f"{about}/insights/{name}/{period}",
    }


def _page(request: Request, me: Me) -> list[dict[str, Any]]:
    store, period = store_of(request), request.query_params.get("period", "day")
    if period not in PERIODS:
        raise bad(f"Param period must be one of {{{', '.join(PERIODS)}}}")
    return [
        _shown(
            str(me.id),
            name,
            period,
            [
                {
                    "value": _of_page(store, me.id, name, end, PERIODS[period]),
                    "end_time": nodes.shown_time(as_text(end)),
                }
                for end in _days(request)
            ],
        )
        for name in _metrics(request, PAGE_METRICS)
    ]


def _of_post(store: Store, row: sqlite3.Row, name: str) -> Value:
    """Reactions and comments are counted; the rest was set or has grown."""
    value = figures.was_set(store, row["account_id"], name, row["id"])
    if value is not None:
        return value
    likes, said = nodes.likes(store, row), nodes.comments_below(store, row)
    counted: dict[str, Callable[[], Value]] = {
        "post_reactions_by_type_total": lambda: {"like": likes} if likes else {},
        "post_reactions_like_total": lambda: likes,
        "post_activity_by_action_type": lambda: {"like": likes, "comment": said},
        "post_activity_by_action_type_unique": lambda: {"like": likes, "comment": said},
    }
    if name in counted:
        return counted[name]()
    found = figures.of_post(store, row["account_id"], row["id"], name, POST_METRICS[name])
    return {"other clicks": found} if name == "post_clicks_by_type" and isinstance(found, int) else found


@gate()
async def get_insights(request: Request, me: Me) -> Response:
    store, name = store_of(request), request.path_params["id"]
    if me.kind != PAGE:
        raise unknown(name, request.method)
    needs(me, READ)
    if name in ("me", str(me.id), me.handle):
        return JSONResponse({"data": _page(request, me), "paging": {}})
    row = posting.own(store, name, me.id)
    if row is None:
        raise unknown(name, request.method)
    about = nodes.post_id(row)
    asked = _metrics(request, POST_METRICS)
    data = [_shown(about, one, "lifetime", [{"value": _of_post(store, row, one)}]) for one in asked]
    return JSONResponse({"data": data, "paging": {}})
