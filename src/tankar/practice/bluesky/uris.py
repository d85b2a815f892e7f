"""Addresses of records, ``at://did/collection/rkey``, and what lies there."""

from __future__ import annotations

import sqlite3
from typing import Any

from tankar.practice.store import Store

POST = "app.bsky.feed.post"
LIKE = "app.bsky.feed.like"
REPOST = "app.bsky.feed.repost"
THREADGATE = "app.bsky.feed.threadgate"


def found(store: Store, account_id: int, collection: str, rkey: str) -> sqlite3.Row | None:
    """A record that is there; one whose post was moderated away is not."""
    row = store.find("records", account_id=account_id, collection=collection, rkey=rkey)
    if row and row["status_id"] and store.get("statuses", row["status_id"])["gone"]:
        return None
    return row


def at_uri(store: Store, uri: str) -> sqlite3.Row | None:
    """The record ``at://did/collection/rkey`` names, if it is there."""
    did, _, rest = uri.removeprefix("at://").partition("/")
    collection, _, rkey = rest.partition("/")
    column = "key" if did.startswith("did:") else "handle"
    owner = store.find("accounts", network="bluesky", **{column: did})
    return found(store, owner["id"], collection, rkey) if owner else None


def uri_of(store: Store, row: sqlite3.Row) -> str:
    """``row``: a record."""
    owner = store.get("accounts", row["account_id"])
    return f"at://{owner['key']}/{row['collection']}/{row['rkey']}"


def post_at(store: Store, uri: Any) -> sqlite3.Row | None:
    """The post of the practice networks that an address names."""
    row = at_uri(store, uri) if isinstance(uri, str) else None
    is_post = row is not None and row["collection"] == POST and row["status_id"]
    return store.get("statuses", row["status_id"]) if is_post and row else None


def record_of(store: Store, status_id: int) -> sqlite3.Row:
    row = store.find("records", status_id=status_id)
    assert row is not None
    return row


def strong_ref(store: Store, row: sqlite3.Row) -> dict[str, str]:
    return {"uri": uri_of(store, row), "cid": row["cid"]}
