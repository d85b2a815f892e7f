"""What a record means to others: a like counts, a repost stands in a feed, and whoever is answered, named or quoted
is told once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from tankar.practice.manners import take_away
from tankar.practice.store import Store, as_text

from .uris import LIKE, REPOST, post_at

HIGHEST = 5  # how many posts above an answer have their writers told


def notify(
    store: Store,
    sender: int,
    to: int,
    kind: str,
    record: str,
    status_id: int | None = None,
    subject_id: int | None = None,
    at: datetime | None = None,
) -> None:
    store.insert(
        "notifications",
        id=store.new_id("notifications", at),
        account_id=to,
        from_account_id=sender,
        kind=kind,
        status_id=status_id,
        subject_id=subject_id,
        record=record,
        created_at=as_text(at or store.now()),
    )


def tell_of_post(
    store: Store, row: sqlite3.Row, record: dict[str, Any], uri: str, at: datetime | None = None
) -> None:
    """Each account is told once of a post, for the first reason that holds."""
    told = {row["account_id"]}
    for account_id, kind, subject_id in _reasons(store, row, record):
        if account_id not in told:
            told.add(account_id)
            notify(store, row["account_id"], account_id, kind, uri, row["id"], subject_id, at)


def _reasons(store: Store, row: sqlite3.Row, record: dict[str, Any]) -> Iterator[tuple[int, str, int | None]]:
    for facet in record.get("facets") or []:
        for feature in facet["features"]:
            named = store.find("accounts", network="bluesky", key=feature.get("did", "-"))
            if named:
                yield named["id"], "mention", None
    embed = record.get("embed") or {}
    quoted = embed.get("record") or {}
    if post := post_at(store, quoted.get("uri") or (quoted.get("record") or {}).get("uri")):
        yield post["account_id"], "quote", post["id"]
    above: int | None = row["in_reply_to_id"]
    for _ in range(HIGHEST):
        parent = store.find("statuses", id=above, gone=None) if above else None
        if parent is None:
            return
        yield parent["account_id"], "reply", parent["id"]
        above = parent["in_reply_to_id"]


def kept(store: Store, account_id: int, collection: str, rkey: str, record: dict[str, Any], uri: str) -> None:
    """A like or a repost is there."""
    post = post_at(store, (record.get("subject") or {}).get("uri")) if collection in (LIKE, REPOST) else None
    if post is None:
        return
    if collection == LIKE:
        sql = "INSERT OR IGNORE INTO favourites (account_id, status_id) VALUES (?, ?)"
        is_new = bool(store.run(sql, account_id, post["id"]))
    else:
        is_new = store.find("statuses", account_id=account_id, key=rkey, kind="repost") is None
        if is_new:
            about = {"reblog_of_id": post["id"], "key": rkey, "kind": "repost"}
            new, at = store.new_id("statuses"), as_text(store.now())
            store.insert("statuses", id=new, account_id=account_id, text="", created_at=at, **about)
    if is_new and post["account_id"] != account_id:
        kind = "like" if collection == LIKE else "repost"
        notify(store, account_id, post["account_id"], kind, uri, None, post["id"])


def forgotten(
    store: Store, account_id: int, collection: str, rkey: str, record: dict[str, Any], uri: str
) -> None:
    """A record is gone, and what others were told of it."""
    store.run("DELETE FROM notifications WHERE record = ?", uri)
    post = post_at(store, (record.get("subject") or {}).get("uri")) if collection == LIKE else None
    if post:
        store.run("DELETE FROM favourites WHERE account_id = ? AND status_id = ?", account_id, post["id"])
    if collection == REPOST:
        again = store.find("statuses", account_id=account_id, key=rkey, kind="repost", gone=None)
        if again:
            take_away(store, again["id"], "deleted")
