"""What a Page's receivers are told, in the shapes of the webhooks: comments, reactions, posts and mentions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from tankar.practice.store import Store, as_moment
from tankar.practice.webhooks.outbox import emit

from .gate import FACEBOOK
from .nodes import comment_id, post_id

FIELDS = (
    "feed",
    "mention",
    "messages",
    "message_echoes",
    "message_edits",
    "message_reactions",
    "message_reads",
    "messaging_postbacks",
    "ratings",
)
PRACTISED = ("feed", "mention")


def envelope(changes: Iterable[tuple[int, int, str, dict[str, Any]]]) -> dict[str, Any]:
    """The body of a call. ``changes``: Page, seconds since 1970, field, value; one entry for each Page."""
    entries: dict[int, dict[str, Any]] = {}
    for page_id, at, field, value in changes:
        entry = entries.setdefault(page_id, {"id": str(page_id), "time": at, "changes": []})
        entry["changes"].append({"field": field, "value": value})
    return {"object": "page", "entry": list(entries.values())}


def _seconds(text: str) -> int:
    return int(as_moment(text).timestamp())


def _from(store: Store, account_id: int) -> dict[str, str]:
    row = store.get("accounts", account_id)
    return {"id": str(row["id"]), "name": row["display_name"]}


def _tell(store: Store, page_id: int, value: dict[str, Any], by: int) -> None:
    emit(store, FACEBOOK.network, page_id, "feed", {"from": _from(store, by), **value})


def comment(store: Store, row: sqlite3.Row, verb: str, by: int | None = None) -> None:
    """``verb``: add, edited, remove, hide, unhide. ``by``: who did it, when it was not the writer."""
    root, above = store.get("statuses", row["root_id"]), store.get("statuses", row["in_reply_to_id"])
    said = {} if verb == "remove" else {"message": row["text"]}
    value = {
        "post_id": post_id(root),
        "comment_id": comment_id(row),
        "parent_id": comment_id(above) if above["kind"] == "comment" else post_id(root),
        "created_time": _seconds(
            row["created_at"] if verb == "add" else row["edited_at"] or row["created_at"]
        ),
        "item": "comment",
        "verb": verb,
        **said,
    }
    _tell(store, root["account_id"], value, by or row["account_id"])


def reaction(store: Store, row: sqlite3.Row, by: int, verb: str) -> None:
    """Somebody likes a post or a comment, or no longer."""
    root = store.get("statuses", row["root_id"] or row["id"])
    about = {"comment_id": comment_id(row)} if row["kind"] == "comment" else {}
    value = {"post_id": post_id(root), **about, "reaction_type": "like", "item": "reaction", "verb": verb}
    _tell(store, root["account_id"], {**value, "created_time": int(store.now().timestamp())}, by)


def post(store: Store, row: sqlite3.Row, verb: str) -> None:
    """A Page's own post, or a visitor's on it, that is out, changed or taken away."""
    file = store.find("media", status_id=row["id"])
    kinds = {"image": "photo", "video": "video"}
    item = kinds[file["kind"]] if file and verb == "add" else "status" if verb == "add" else "post"
    value: dict[str, Any] = {"post_id": post_id(row), "item": item, "verb": verb, "published": 1}
    if verb != "remove":
        value["message"] = row["text"]
    _tell(store, row["account_id"], {**value, "created_time": _seconds(row["created_at"])}, row["account_id"])


def mention(store: Store, page_id: int, row: sqlite3.Row, verb: str) -> None:
    """Somebody names the Page elsewhere: in a post of their own or in a comment."""
    root, is_comment = store.get("statuses", row["root_id"] or row["id"]), row["kind"] == "comment"
    sender = _from(store, row["account_id"])
    value = {
        "item": row["kind"],
        "post_id": post_id(root),
        **({"comment_id": comment_id(row)} if is_comment else {}),
        "sender_id": sender["id"],
        "sender_name": sender["name"],
        "message": row["text"],
        "verb": verb,
        "created_time": _seconds(row["created_at"]),
    }
    emit(store, FACEBOOK.network, page_id, "mention", value)
