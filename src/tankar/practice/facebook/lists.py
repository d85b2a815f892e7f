"""What a Page can read back: its posts, waiting posts, Reels, stories, photos and comments, a page at a time."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import number
from tankar.practice.gate import Endpoint, Me
from tankar.practice.manners import base_of, store_of
from tankar.practice.store import Store, as_moment, as_text

from . import nodes
from .errors import bad
from .feed import READ, USUAL
from .gate import gate, page_of
from .projection import projected

USUALLY, MOST = 25, 100
Make = Callable[[Store, sqlite3.Row, str], dict[str, Any]]


def _moment(said: str) -> str:
    try:
        return as_text(datetime.fromtimestamp(int(said), UTC) if said.isdigit() else as_moment(said))
    except (ValueError, OverflowError):
        raise bad("since and until must be a time") from None


def _cursor(row: sqlite3.Row) -> str:
    return base64.urlsafe_b64encode(str(row["id"]).encode()).decode()


def _place(cursor: str) -> int:
    try:
        return number(base64.urlsafe_b64decode(cursor).decode())
    except ValueError:
        raise bad("Invalid cursor") from None


def _rows(request: Request, page_id: int, where: list[str], table: str) -> tuple[list[sqlite3.Row], bool]:
    """The rows of this page of a list, and whether more follow."""
    asked = request.query_params
    limit = min(number(asked.get("limit")) or USUALLY, MOST)
    where = ["account_id = ?", *where]
    values: list[Any] = [page_id]
    for name, sign in (("since", ">="), ("until", "<=")):
        if name in asked:
            where.append(f"created_at {sign} ?")
            values.append(_moment(asked[name]))
    if "after" in asked:
        where.append("id < ?")
        values.append(_place(asked["after"]))
    rows = store_of(request).select(table, where, *values, limit=limit + 1)
    return rows[:limit], len(rows) > limit


def _paged(request: Request, data: list[dict[str, Any]], rows: list[sqlite3.Row], has_more: bool) -> Response:
    if not rows:
        return JSONResponse({"data": []})
    paging: dict[str, Any] = {"cursors": {"before": _cursor(rows[0]), "after": _cursor(rows[-1])}}
    if has_more:
        asked = [pair for pair in request.query_params.multi_items() if pair[0] != "after"]
        following = urlencode([*asked, ("after", _cursor(rows[-1]))])
        paging["next"] = f"{base_of(request)}{request.url.path}?{following}"
    return JSONResponse({"data": data, "paging": paging})


def listing(
    where: list[str], make: Make, kind: str, usual: tuple[str, ...], table: str = "statuses"
) -> Endpoint:
    @gate()
    async def listed(request: Request, me: Me) -> Response:
        store, page = store_of(request), page_of(request, me, READ)
        nodes.out_now(store, page["id"])
        rows, has_more = _rows(request, page["id"], where, table)
        asked = request.query_params.get("fields", "")
        made = [{"id": str(row["id"]), **make(store, row, base_of(request))} for row in rows]
        data = [projected(one, asked, usual, kind) for one in made]
        return _paged(request, data, rows, has_more)

    return listed


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
async def no_comments(_request: Request, _me: Me) -> Response:
    """Comments are not practised here yet: nobody has said anything."""
    return JSONResponse({"data": []})
