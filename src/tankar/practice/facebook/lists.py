"""What a Page can read back: its posts, waiting posts, Reels, stories, films, and residents' posts that name it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tankar.practice.gate import Endpoint, Me
from tankar.practice.manners import base_of, store_of
from tankar.practice.store import Store

from . import nodes, posting
from .feed import READ, USUAL
from .gate import gate, page_of
from .projection import projected
from .reading import listed, paged

Make = Callable[[Store, sqlite3.Row, str], dict[str, Any]]


def listing(
    where: list[str], make: Make, kind: str, usual: tuple[str, ...], table: str = "statuses"
) -> Endpoint:
    @gate()
    async def read(request: Request, me: Me) -> Response:
        store, page = store_of(request), page_of(request, me, READ)
        posting.out_now(store, page["id"])
        rows, has_more = listed(request, table, ["account_id = ?", *where], [page["id"]])
        asked = request.query_params.get("fields", "")
        made = [{"id": str(row["id"]), **make(store, row, base_of(request))} for row in rows]
        data = [projected(one, asked, usual, kind) for one in made]
        return paged(request, data, rows, has_more)

    return read


THERE, OUT = "gone IS NULL", "state = ''"
STORY = ("post_id", "status", "creation_time", "media_type", "media_id", "url")
POSTS = ["kind = 'post'", THERE]
REEL = "status_id IN (SELECT id FROM statuses WHERE kind = 'reel' AND gone IS NULL)"
published_posts = listing([*POSTS, OUT], nodes.post, "Post", USUAL["Post"])
scheduled_posts = listing([*POSTS, "state = 'scheduled'"], nodes.post, "Post", USUAL["Post"])
reels = listing(["kind = 'video'", REEL], nodes.video, "Video", USUAL["Video"], "media")
THEIRS = "status_id IN (SELECT id FROM statuses WHERE gone IS NULL AND kind != 'story')"
videos = listing(["kind = 'video'", THEIRS], nodes.video, "Video", USUAL["Video"], "media")
stories = listing(["kind = 'story'", THERE, OUT], nodes.story, "Story", STORY)


@gate()
async def tagged(request: Request, me: Me) -> Response:
    """Residents' posts that name the Page."""
    store, page = store_of(request), page_of(request, me, "pages_read_user_content")
    named = "id IN (SELECT status_id FROM notifications WHERE account_id = ? AND kind = 'mention')"
    rows, has_more = listed(request, "statuses", [named, "kind = 'post'", THERE], [page["id"]])
    asked, usual = request.query_params.get("fields", ""), ("id", "message", "tagged_time")
    made = [nodes.post(store, row, base_of(request)) for row in rows]
    data = [projected({**one, "tagged_time": one["created_time"]}, asked, usual, "Post") for one in made]
    return paged(request, data, rows, has_more)
