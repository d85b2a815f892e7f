"""What is said below a post and who likes it: the edges ``comments``, ``likes`` and ``reactions``, and a comment
as a node of its own."""

from __future__ import annotations

import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import number, text
from tankar.practice.gate import Me
from tankar.practice.manners import base_of, store_of
from tankar.practice.store import Store
from tankar.practice.talk.contract import Said

from . import nodes, talk
from .errors import Refused, bad, unknown
from .gate import PAGE, gate, needs, params, yes
from .projection import projected
from .reading import listed, paged

ENGAGE, READ = "pages_manage_engagement", "pages_read_user_content"
USUAL = ("created_time", "from", "message", "id")
ORDERS = {"chronological": "ASC", "reverse_chronological": "DESC"}
FILTERS = ("toplevel", "stream")


def about(request: Request, me: Me, name: str = "") -> sqlite3.Row:
    """The post or comment an identifier names, if it stands on this Page or names it. Raises Refused."""
    store, name = store_of(request), name or request.path_params["id"]
    row = talk.find(store, name)
    if row is None or not _reaches(store, row, me.id):
        raise unknown(name, request.method)
    return row


def _reaches(store: Store, row: sqlite3.Row, page_id: int) -> bool:
    if page_id in (talk.owner_of(store, row), row["account_id"]):
        return True
    return store.find("notifications", account_id=page_id, status_id=row["id"]) is not None


def comment_of(request: Request, me: Me) -> sqlite3.Row | None:
    """The comment the path names; None when it names something else."""
    row = talk.find(store_of(request), request.path_params["id"])
    is_one = row is not None and row["kind"] == "comment" and me.kind == PAGE
    return row if is_one and row and _reaches(store_of(request), row, me.id) else None


def _asked(request: Request, name: str, usual: str, known: Any) -> str:
    value = request.query_params.get(name, usual)
    if value not in known:
        raise bad(f"Param {name} must be one of {{{', '.join(name.upper() for name in known)}}}")
    return value


@gate()
async def get_comments(request: Request, me: Me) -> Response:
    """Oldest first unless ``order`` says otherwise. A person's token is told that there are none."""
    if me.kind != PAGE:
        return JSONResponse({"data": []})
    needs(me, READ)
    store, row = store_of(request), about(request, me)
    order = ORDERS[_asked(request, "order", "chronological", ORDERS)]
    is_stream = _asked(request, "filter", "toplevel", FILTERS) == "stream" and row["kind"] != "comment"
    below = "root_id = ?" if is_stream else "in_reply_to_id = ?"
    alive = "gone IS NULL AND in_reply_to_id IN (SELECT p.id FROM statuses p WHERE p.gone IS NULL)"
    rows, more = listed(request, "statuses", [below, alive], [row["id"]], order)
    base, fields = base_of(request), request.query_params.get("fields", "")
    data = [projected(nodes.comment(store, one, base, me.id), fields, USUAL, "Comment") for one in rows]
    return paged(request, data, rows, more, _summary(request, store, row, order, is_stream))


def _summary(request: Request, store: Store, row: sqlite3.Row, order: str, is_stream: bool) -> dict[str, Any]:
    if not yes(dict(request.query_params), "summary", False):
        return {}
    many = nodes.comments_below(store, row) if is_stream else nodes.answers(store, row)
    told = {"order": "chronological" if order == "ASC" else "reverse_chronological"}
    return {"summary": {**told, "total_count": many, "can_comment": True}}


@gate("statuses")
async def post_comment(request: Request, me: Me) -> Response:
    given, store = await params(request), store_of(request)
    needs(me, ENGAGE)
    row = about(request, me)
    if given.get("attachment_url") or given.get("source"):
        raise bad("Nothing is fetched here, and comments carry no pictures")
    added = talk.comment(store, me.id, row, Said(text(given, "message")), me.app_id)
    request.state.stored = added
    return JSONResponse({"id": nodes.comment_id(store.get("statuses", added))})


def change_comment(request: Request, me: Me, row: sqlite3.Row, given: dict[str, Any]) -> Response:
    """Hide it, show it again, or change the words of one's own: the very same call."""
    needs(me, ENGAGE)
    store = store_of(request)
    if "message" in given:
        if row["account_id"] != me.id:
            raise Refused(200, "(#200) You cannot edit a comment that somebody else wrote.")
        talk.edit(store, row, text(given, "message"))
    if "is_hidden" in given:
        talk.hide(store, store.get("statuses", row["id"]), yes(given, "is_hidden", False))
    return JSONResponse({"success": True})


def delete_comment(request: Request, me: Me, row: sqlite3.Row) -> Response:
    needs(me, ENGAGE)
    talk.remove(store_of(request), row, me.id)
    return JSONResponse({"success": True})


@gate("edits")
async def post_like(request: Request, me: Me) -> Response:
    return _liked(request, me, True)


@gate("edits")
async def delete_like(request: Request, me: Me) -> Response:
    return _liked(request, me, False)


def _liked(request: Request, me: Me, is_like: bool) -> Response:
    needs(me, ENGAGE)
    deed = talk.like if is_like else talk.unlike
    deed(store_of(request), me.id, about(request, me))
    return JSONResponse({"success": True})


@gate()
async def get_likes(request: Request, me: Me) -> Response:
    return _likers(request, me, {})


@gate()
async def get_reactions(request: Request, me: Me) -> Response:
    return _likers(request, me, {"type": "LIKE"})


def _likers(request: Request, me: Me, more: dict[str, str]) -> Response:
    """Who likes it, the latest first; the names of people need the permission to read what they write."""
    needs(me, READ)
    store, row = store_of(request), about(request, me)
    limit = number(request.query_params.get("limit")) or 25
    sql = (
        "SELECT a.id, a.display_name FROM favourites f JOIN accounts a ON a.id = f.account_id"
        " WHERE f.status_id = ? ORDER BY f.rowid DESC LIMIT ?"
    )
    data = [
        {"id": str(one["id"]), "name": one["display_name"], **more}
        for one in store.all(sql, row["id"], limit)
    ]
    told: dict[str, Any] = {"data": data}
    if yes(dict(request.query_params), "summary", False):
        mine = store.find("favourites", status_id=row["id"], account_id=me.id) is not None
        told["summary"] = {"total_count": nodes.likes(store, row), "can_like": True, "has_liked": mine}
    return JSONResponse(told)
