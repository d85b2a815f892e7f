"""Rows as the JSON objects Mastodon's documentation calls Status, Account, MediaAttachment and so on."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from tankar.practice import figures
from tankar.practice.store import Store

from .content import as_html, hashtags, mentioned_names

PUBLIC = ("public", "unlisted")


def account(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    address = f"{base}/@{row['handle']}"
    posts = store.one(
        "SELECT count(*) AS number, max(created_at) AS last FROM statuses"
        " WHERE account_id = ? AND gone IS NULL",
        row["id"],
    )
    assert posts is not None
    picture = f"{base}/static/account.svg"
    return {
        "id": str(row["id"]),
        "username": row["handle"],
        "acct": row["handle"],
        "display_name": row["display_name"],
        "locked": False,
        "bot": False,
        "discoverable": True,
        "group": False,
        "created_at": row["created_at"],
        "note": as_html(row["note"], base),
        "url": address,
        "uri": f"{base}/users/{row['handle']}",
        **dict.fromkeys(("avatar", "avatar_static", "header", "header_static"), picture),
        "followers_count": figures.level(store, row["id"], figures.FOLLOWERS),
        "following_count": figures.level(store, row["id"], figures.FOLLOWS),
        "statuses_count": posts["number"],
        "last_status_at": posts["last"][:10] if posts["last"] else None,
        "emojis": [],
        "fields": [],
    }


def media(row: sqlite3.Row, base: str) -> dict[str, Any]:
    address = None if row["polls_left"] else f"{base}/media/{row['file']}"
    size = {"width": row["width"], "height": row["height"]}
    if row["width"]:
        size |= {"size": f"{row['width']}x{row['height']}", "aspect": row["width"] / row["height"]}
    return {
        "id": str(row["id"]),
        "type": row["kind"],
        "url": address,
        "preview_url": address,
        "remote_url": None,
        "text_url": None,
        "meta": {"original": size} if row["width"] else {},
        "description": row["description"],
        "blurhash": None,
    }


def _application(store: Store, app_id: int | None) -> dict[str, Any] | None:
    row = store.one("SELECT name, website FROM apps WHERE id = ?", app_id)
    return {"name": row["name"], "website": row["website"]} if row else None


def counts(store: Store, row: sqlite3.Row) -> dict[str, int]:
    number = row["id"]
    replies = "SELECT count(*) FROM statuses WHERE in_reply_to_id = ? AND gone IS NULL"
    reblogs = "SELECT count(*) FROM statuses WHERE reblog_of_id = ? AND gone IS NULL"
    likes = "SELECT count(*) FROM favourites WHERE status_id = ?"
    return {
        "replies_count": store.number(replies, number) + row["more_replies"],
        "reblogs_count": store.number(reblogs, number) + row["more_reblogs"],
        "favourites_count": store.number(likes, number) + row["more_favourites"],
        "quotes_count": 0,
    }


def _mentions(store: Store, text: str, base: str) -> list[dict[str, Any]]:
    rows = (store.find("accounts", network="mastodon", handle=name) for name in mentioned_names(text))
    return [
        {
            "id": str(row["id"]),
            "username": row["handle"],
            "acct": row["handle"],
            "url": f"{base}/@{row['handle']}",
        }
        for row in rows
        if row
    ]


def status(store: Store, row: sqlite3.Row, base: str, me: int = 0) -> dict[str, Any]:
    owner = store.one("SELECT * FROM accounts WHERE id = ?", row["account_id"])
    parent = store.one("SELECT account_id FROM statuses WHERE id = ?", row["in_reply_to_id"])
    again = store.one("SELECT * FROM statuses WHERE id = ? AND gone IS NULL", row["reblog_of_id"])
    pictures = store.all("SELECT * FROM media WHERE status_id = ? ORDER BY place, id", row["id"])
    assert owner is not None
    return {
        "id": str(row["id"]),
        "created_at": row["created_at"],
        "edited_at": row["edited_at"],
        "in_reply_to_id": str(row["in_reply_to_id"]) if row["in_reply_to_id"] else None,
        "in_reply_to_account_id": str(parent["account_id"]) if parent else None,
        "sensitive": bool(row["sensitive"]),
        "spoiler_text": row["spoiler_text"],
        "visibility": row["visibility"],
        "language": row["language"],
        "uri": f"{base}/users/{owner['handle']}/statuses/{row['id']}",
        "url": f"{base}/@{owner['handle']}/{row['id']}",
        **counts(store, row),
        **_mine(store, row["id"], me),
        "content": as_html(row["text"], base),
        "reblog": status(store, again, base, me) if again else None,
        "application": _application(store, row["app_id"]),
        "account": account(store, owner, base),
        "media_attachments": [media(picture, base) for picture in pictures],
        "mentions": _mentions(store, row["text"], base),
        "tags": [{"name": tag, "url": f"{base}/tags/{tag}"} for tag in hashtags(row["text"])],
        "emojis": [],
        "card": None,
        "poll": None,
        "quote": None,
    }


def revision(told: dict[str, Any], owner: dict[str, Any], base: str) -> dict[str, Any]:
    """A StatusEdit."""
    return {
        "content": as_html(told["text"], base),
        "spoiler_text": told["spoiler_text"],
        "sensitive": False,
        "created_at": told["at"],
        "account": owner,
        "media_attachments": [],
        "emojis": [],
    }


def _mine(store: Store, status_id: int, me: int) -> dict[str, bool]:
    if not me:
        return {}
    liked = "SELECT 1 FROM favourites WHERE status_id = ? AND account_id = ?"
    shared = "SELECT 1 FROM statuses WHERE reblog_of_id = ? AND account_id = ? AND gone IS NULL"
    return {
        "favourited": store.one(liked, status_id, me) is not None,
        "reblogged": store.one(shared, status_id, me) is not None,
        "muted": False,
        "bookmarked": False,
        "pinned": False,
    }


def scheduled(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    pictures = store.all("SELECT * FROM media WHERE scheduled_id = ? ORDER BY place, id", row["id"])
    return {
        "id": str(row["id"]),
        "scheduled_at": row["scheduled_at"],
        "params": json.loads(row["params"]),
        "media_attachments": [media(picture, base) for picture in pictures],
    }


def notification(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    sender = store.one("SELECT * FROM accounts WHERE id = ?", row["from_account_id"])
    about = store.one("SELECT * FROM statuses WHERE id = ? AND gone IS NULL", row["status_id"])
    assert sender is not None
    return {
        "id": str(row["id"]),
        "type": row["kind"],
        "created_at": row["created_at"],
        "group_key": f"ungrouped-{row['id']}",
        "account": account(store, sender, base),
        "status": status(store, about, base, row["account_id"]) if about else None,
    }
