"""What readers are shown, ``app.bsky.actor`` and ``app.bsky.feed``: profiles, posts, threads."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice import figures
from tankar.practice.gate import Me
from tankar.practice.manners import base_of, store_of
from tankar.practice.mastodon.entities import counts
from tankar.practice.store import Store

from . import posting
from .errors import invalid
from .gate import account_of, anybody, asked, gate, limit_of
from .uris import LIKE, THREADGATE, post_at, record_of, uri_of


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
    sql = "SELECT count(*) FROM statuses WHERE account_id = ? AND gone IS NULL AND kind = 'post'"
    posts = store.number(sql, row["id"])
    numbers = {
        "followersCount": figures.level(store, row["id"], figures.FOLLOWERS),
        "followsCount": figures.level(store, row["id"], figures.FOLLOWS),
        "postsCount": posts,
    }
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


def post(store: Store, row: sqlite3.Row, base: str, me: int = 0) -> dict[str, Any]:
    """A post as readers see it; ``row``: its record; ``me``: who reads, 0 is anybody."""
    owner, status = store.get("accounts", row["account_id"]), store.get("statuses", row["status_id"])
    record, many = json.loads(row["record"]), counts(store, status)
    embed = _embed(store, owner["id"], record, base)
    gated = store.find("records", account_id=owner["id"], collection=THREADGATE, rkey=row["rkey"])
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
        "quoteCount": len(quotes(store, status["id"])),
        "bookmarkCount": 0,
        "indexedAt": status["created_at"],
        "labels": [],
        **({"viewer": _viewer(store, status["id"], uri_of(store, row), me)} if me else {}),
        **({"threadgate": gate_view(store, gated)} if gated else {}),
    }


def _viewer(store: Store, status_id: int, uri: str, me: int) -> dict[str, Any]:
    """What the reader has done with a post: the addresses of the records that say so."""
    shown: dict[str, Any] = {"threadMuted": False, "replyDisabled": False, "embeddingDisabled": False}
    if not store.find("favourites", status_id=status_id, account_id=me):
        return shown
    where = ["account_id = ?", "collection = ?", "json_extract(record, '$.subject.uri') = ?"]
    rows = store.select("records", where, me, LIKE, uri, order="rkey", limit=1)
    return shown | ({"like": uri_of(store, rows[0])} if rows else {})


def quotes(store: Store, status_id: int) -> list[sqlite3.Row]:
    return store.select("notifications", {"subject_id": status_id, "kind": "quote"})


def gate_view(store: Store, row: sqlite3.Row) -> dict[str, Any]:
    """A thread gate: what it says, and where it stands."""
    record = json.loads(row["record"])
    return {"uri": uri_of(store, row), "cid": row["cid"], "record": record, "lists": []}


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
async def get_author_feed(request: Request, me: Me) -> Response:
    """Newest first; ``cursor`` is the time of the last post that was seen."""
    store, base, asks = store_of(request), base_of(request), request.query_params
    owner, limit = account_of(request, asked(request, "actor")), limit_of(request)
    where = ["account_id = ?", "gone IS NULL", *NARROWER.get(asks.get("filter", ""), [])]
    values = [owner["id"]]
    if "cursor" in asks:
        where.append("created_at < ?")
        values.append(asks["cursor"])
    rows = store.select("statuses", where, *values, order="created_at DESC, id DESC", limit=limit)
    feed = [_feed_item(store, row, owner, base, me.id) for row in rows]
    told: dict[str, Any] = {"feed": [item for item in feed if item]}
    return JSONResponse({**told, "cursor": rows[-1]["created_at"]} if len(rows) == limit else told)


def _feed_item(
    store: Store, row: sqlite3.Row, owner: sqlite3.Row, base: str, me: int
) -> dict[str, Any] | None:
    """A post, what it answers, or somebody's post that was shared; None when that is gone."""
    if row["reblog_of_id"]:
        shared = store.find("statuses", id=row["reblog_of_id"], gone=None)
        by = {"by": author(owner, base), "indexedAt": row["created_at"]}
        reason = {"$type": "app.bsky.feed.defs#reasonRepost", **by}
        item = {"post": post(store, record_of(store, shared["id"]), base, me)} if shared else None
        return {**item, "reason": reason} if item else None
    record = record_of(store, row["id"])
    item = {"post": post(store, record, base, me)}
    said = json.loads(record["record"]).get("reply")
    if said:
        item["reply"] = {name: _above(store, said[name]["uri"], base, me) for name in ("root", "parent")}
    return item


def _above(store: Store, uri: str, base: str, me: int) -> dict[str, Any]:
    row = post_at(store, uri)
    return post(store, record_of(store, row["id"]), base, me) if row else not_found(uri)


def not_found(uri: str) -> dict[str, Any]:
    return {"$type": "app.bsky.feed.defs#notFoundPost", "uri": uri, "notFound": True}


@gate(who=anybody)
async def get_posts(request: Request, me: Me) -> Response:
    store, uris = store_of(request), request.query_params.getlist("uris")
    if not 0 < len(uris) <= 25:
        raise invalid("Params/uris must have 1 to 25 elements")
    rows = [posting.at_uri(store, uri) for uri in uris]
    posts = [post(store, row, base_of(request), me.id) for row in rows if row and row["status_id"]]
    return JSONResponse({"posts": posts})
