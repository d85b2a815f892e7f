"""``app.bsky.feed``: a post with what stands above and below it, and who likes, shares and quotes it."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.gate import Me
from tankar.practice.manners import base_of, store_of
from tankar.practice.store import Store

from . import uris, views
from .errors import Refused, invalid
from .gate import anybody, asked, gate, limit_of

DEPTH, HEIGHT, FURTHEST = 6, 80, 1_000


def _whole(request: Request, name: str, usual: int) -> int:
    said = request.query_params.get(name, str(usual))
    if not said.isdigit() or int(said) > FURTHEST:
        raise invalid(f"Error: {name} must be an integer from 0 to {FURTHEST}")
    return int(said)


@gate(who=anybody)
async def get_post_thread(request: Request, me: Me) -> Response:
    """Answers that whoever began the thread has hidden are there too; ``threadgate`` says which they are."""
    store, uri = store_of(request), asked(request, "uri")
    depth, height = _whole(request, "depth", DEPTH), _whole(request, "parentHeight", HEIGHT)
    row = uris.post_at(store, uri)
    if row is None:
        raise Refused("NotFound", f"Post not found: {uri}")
    base = base_of(request)
    thread = _below(store, row, base, me.id, depth)
    if above := _above(store, row, base, me.id, height):
        thread["parent"] = above
    gated = _gate_of(store, row)
    return JSONResponse({"thread": thread, **({"threadgate": gated} if gated else {})})


def _gate_of(store: Store, row: sqlite3.Row) -> dict[str, Any] | None:
    root = store.get("statuses", row["root_id"] or row["id"])
    key = {"account_id": root["account_id"], "collection": uris.THREADGATE, "rkey": root["key"]}
    gated = store.find("records", **key)
    return views.gate_view(store, gated) if gated else None


def _node(store: Store, row: sqlite3.Row, base: str, me: int) -> dict[str, Any]:
    post = views.post(store, uris.record_of(store, row["id"]), base, me)
    return {"$type": "app.bsky.feed.defs#threadViewPost", "post": post}


def _below(store: Store, row: sqlite3.Row, base: str, me: int, depth: int) -> dict[str, Any]:
    shown = _node(store, row, base, me)
    if depth:
        answers = store.select("statuses", {"in_reply_to_id": row["id"], "gone": None}, order="id")
        shown["replies"] = [_below(store, one, base, me, depth - 1) for one in answers]
    return shown


def _above(store: Store, row: sqlite3.Row, base: str, me: int, height: int) -> dict[str, Any] | None:
    """What a post answers; a place says so when it is gone."""
    record = json.loads(uris.record_of(store, row["id"])["record"])
    said = (record.get("reply") or {}).get("parent")
    if not said or not height:
        return None
    parent = uris.post_at(store, said["uri"])
    if parent is None:
        return views.not_found(said["uri"])
    shown = _node(store, parent, base, me)
    higher = _above(store, parent, base, me, height - 1)
    return {**shown, "parent": higher} if higher else shown


def _post(request: Request) -> sqlite3.Row | None:
    return uris.post_at(store_of(request), asked(request, "uri"))


@gate(who=anybody)
async def get_likes(request: Request, _me: Me) -> Response:
    store, base, row, uri = store_of(request), base_of(request), _post(request), asked(request, "uri")
    sql = (
        "SELECT a.*, r.record FROM records r JOIN accounts a ON a.id = r.account_id WHERE r.collection = ?"
        " AND json_extract(r.record, '$.subject.uri') = ? ORDER BY r.rowid DESC LIMIT ?"
    )
    likes = []
    for one in store.all(sql, uris.LIKE, uri, limit_of(request)) if row else []:
        at = json.loads(one["record"])["createdAt"]
        likes.append({"actor": views.author(one, base), "createdAt": at, "indexedAt": at})
    return JSONResponse({"uri": uri, "likes": likes})


@gate(who=anybody)
async def get_reposted_by(request: Request, _me: Me) -> Response:
    store, base, row = store_of(request), base_of(request), _post(request)
    sql = (
        "SELECT a.* FROM statuses s JOIN accounts a ON a.id = s.account_id"
        " WHERE s.reblog_of_id = ? AND s.gone IS NULL ORDER BY s.id DESC LIMIT ?"
    )
    rows = store.all(sql, row["id"], limit_of(request)) if row else []
    return JSONResponse(
        {"uri": asked(request, "uri"), "repostedBy": [views.author(one, base) for one in rows]}
    )


@gate(who=anybody)
async def get_quotes(request: Request, me: Me) -> Response:
    store, base, row = store_of(request), base_of(request), _post(request)
    told = views.quotes(store, row["id"])[: limit_of(request)] if row else []
    records = [uris.record_of(store, one["status_id"]) for one in told]
    return JSONResponse(
        {"uri": asked(request, "uri"), "posts": [views.post(store, one, base, me.id) for one in records]}
    )
