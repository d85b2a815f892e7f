"""What readers are shown, ``app.bsky.actor`` and ``app.bsky.feed``: profiles, posts, threads."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.gate import Me
from tankar.practice.manners import base_of, store_of
from tankar.practice.mastodon.entities import counts
from tankar.practice.store import Store

from . import posting
from .errors import Refused, invalid
from .gate import account_of, anybody, asked, gate, limit_of

DEEPEST = 6


def profile_path(row: sqlite3.Row) -> str:
    return f"/bluesky/profile/{row['handle']}"


def post_path(owner: sqlite3.Row, row: sqlite3.Row) -> str:
    return f"{profile_path(owner)}/post/{row['key']}"


def author(row: sqlite3.Row, base: str) -> dict[str, Any]:
    return {
        "did": row["key"],
        "handle": row["handle"],
        "displayName": row["display_name"],
        "avatar": f"{base}/static/account.svg",
        "labels": [],
        "createdAt": row["created_at"],
    }


def profile(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    posts = store.number("SELECT count(*) FROM statuses WHERE account_id = ? AND gone IS NULL", row["id"])
    numbers = {"followersCount": 0, "followsCount": 0, "postsCount": posts}
    return {**author(row, base), "description": row["note"], **numbers, "indexedAt": row["created_at"]}


def _file(store: Store, account_id: int, blob: dict[str, Any], base: str) -> str:
    row = posting.blob_row(store, account_id, blob["ref"]["$link"])
    return f"{base}/media/{row['file']}" if row else base


def _embed(store: Store, account_id: int, record: dict[str, Any], base: str) -> dict[str, Any] | None:
    if images := posting.embedded(record, "images"):
        shown = []
        for image in images["images"]:
            url = _file(store, account_id, image["image"], base)
            shape = {"aspectRatio": image["aspectRatio"]} if image.get("aspectRatio") else {}
            shown.append({"thumb": url, "fullsize": url, "alt": image["alt"], **shape})
        return {"$type": "app.bsky.embed.images#view", "images": shown}
    if card := posting.embedded(record, "external"):
        external = {name: card["external"][name] for name in ("uri", "title", "description")}
        if thumb := card["external"].get("thumb"):
            external["thumb"] = _file(store, account_id, thumb, base)
        return {"$type": "app.bsky.embed.external#view", "external": external}
    if film := posting.embedded(record, "video"):
        playlist = _file(store, account_id, film["video"], base)
        shape = {name: film[name] for name in ("alt", "aspectRatio") if film.get(name)}
        cid = film["video"]["ref"]["$link"]
        return {"$type": "app.bsky.embed.video#view", "cid": cid, "playlist": playlist, **shape}
    return None


def post(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    """A post as readers see it; ``row``: its record."""
    owner, status = store.get("accounts", row["account_id"]), store.get("statuses", row["status_id"])
    record, many = json.loads(row["record"]), counts(store, status)
    embed = _embed(store, owner["id"], record, base)
    return {
        "$type": "app.bsky.feed.defs#postView",
        "uri": f"at://{owner['key']}/{row['collection']}/{row['rkey']}",
        "cid": row["cid"],
        "author": author(owner, base),
        "record": record,
        **({"embed": embed} if embed else {}),
        "replyCount": many["replies_count"],
        "repostCount": many["reblogs_count"],
        "likeCount": many["favourites_count"],
        "quoteCount": 0,
        "bookmarkCount": 0,
        "indexedAt": status["created_at"],
        "labels": [],
    }


@gate(who=anybody)
async def get_profile(request: Request, _me: Me) -> Response:
    row = account_of(request, asked(request, "actor"))
    return JSONResponse(profile(store_of(request), row, base_of(request)))


NARROWER = {
    "posts_no_replies": ["in_reply_to_id IS NULL"],
    "posts_with_media": ["EXISTS (SELECT 1 FROM media m WHERE m.status_id = statuses.id)"],
    "posts_with_video": [
        "EXISTS (SELECT 1 FROM media m WHERE m.status_id = statuses.id AND m.kind = 'video')"
    ],
}


@gate(who=anybody)
async def get_author_feed(request: Request, _me: Me) -> Response:
    """Newest first; ``cursor`` is the time of the last post that was seen."""
    store, base, asks = store_of(request), base_of(request), request.query_params
    owner, limit = account_of(request, asked(request, "actor")), limit_of(request)
    where = ["account_id = ?", "gone IS NULL", *NARROWER.get(asks.get("filter", ""), [])]
    values = [owner["id"]]
    if "cursor" in asks:
        where.append("created_at < ?")
        values.append(asks["cursor"])
    rows = store.select("statuses", where, *values, order="created_at DESC, id DESC", limit=limit)
    feed = [{"post": post(store, _record(store, row), base)} for row in rows]
    told: dict[str, Any] = {"feed": feed}
    return JSONResponse({**told, "cursor": rows[-1]["created_at"]} if len(rows) == limit else told)


def _record(store: Store, status: sqlite3.Row) -> sqlite3.Row:
    row = store.find("records", status_id=status["id"])
    assert row is not None
    return row


@gate(who=anybody)
async def get_posts(request: Request, _me: Me) -> Response:
    store, uris = store_of(request), request.query_params.getlist("uris")
    if not 0 < len(uris) <= 25:
        raise invalid("Params/uris must have 1 to 25 elements")
    rows = [posting.at_uri(store, uri) for uri in uris]
    posts = [post(store, row, base_of(request)) for row in rows if row and row["status_id"]]
    return JSONResponse({"posts": posts})


@gate(who=anybody)
async def get_post_thread(request: Request, _me: Me) -> Response:
    store, uri = store_of(request), asked(request, "uri")
    row = posting.at_uri(store, uri)
    if row is None or not row["status_id"]:
        raise Refused("NotFound", f"Post not found: {uri}")
    thread = _thread(store, row, base_of(request), DEEPEST)
    if parent := _above(store, row):
        thread["parent"] = _thread(store, parent, base_of(request), 0)
    return JSONResponse({"thread": thread})


def _above(store: Store, row: sqlite3.Row) -> sqlite3.Row | None:
    parent = store.get("statuses", row["status_id"])["in_reply_to_id"]
    return store.find("records", status_id=parent) if parent else None


def _thread(store: Store, row: sqlite3.Row, base: str, depth: int) -> dict[str, Any]:
    shown: dict[str, Any] = {"$type": "app.bsky.feed.defs#threadViewPost", "post": post(store, row, base)}
    if depth:
        answers = store.select("statuses", {"in_reply_to_id": row["status_id"], "gone": None}, order="id")
        shown["replies"] = [_thread(store, _record(store, one), base, depth - 1) for one in answers]
    return shown
