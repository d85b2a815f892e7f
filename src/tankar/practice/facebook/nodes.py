"""Rows as the nodes of the graph: Page, post, photo, video, story."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from tankar.practice import figures
from tankar.practice.mastodon.entities import counts
from tankar.practice.store import Store, as_moment

TASKS = ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE"]
STATUS_TYPES = {
    "photo": "added_photos",
    "video": "added_video",
    "reel": "added_video",
    "link": "shared_story",
}


def page_path(row: sqlite3.Row) -> str:
    return f"/facebook/page/{row['handle']}"


def post_path(owner: sqlite3.Row, row: sqlite3.Row) -> str:
    return f"{page_path(owner)}/posts/{row['id']}"


def shown_time(text: str | None) -> str | None:
    return as_moment(text).strftime("%Y-%m-%dT%H:%M:%S+0000") if text else None


def post_id(row: sqlite3.Row) -> str:
    return f"{row['account_id']}_{row['id']}"


def comment_id(row: sqlite3.Row) -> str:
    return f"{row['root_id']}_{row['id']}"


def answers(store: Store, row: sqlite3.Row) -> int:
    return store.number("SELECT count(*) FROM statuses WHERE in_reply_to_id = ? AND gone IS NULL", row["id"])


def comments_below(store: Store, row: sqlite3.Row) -> int:
    """Everything said below a post, on both levels."""
    sql = (
        "SELECT count(*) FROM statuses s LEFT JOIN statuses p ON p.id = s.in_reply_to_id"
        " WHERE s.root_id = ? AND s.gone IS NULL AND p.gone IS NULL"
    )
    return store.number(sql, row["id"]) + int(row["more_replies"])


def likes(store: Store, row: sqlite3.Row) -> int:
    real = store.number("SELECT count(*) FROM favourites WHERE status_id = ?", row["id"])
    return real + int(row["more_favourites"])


def comment(store: Store, row: sqlite3.Row, base: str, me: int) -> dict[str, Any]:
    """A comment as the Page ``me`` reads it; ``parent`` is there only below another comment."""
    writer, root = store.get("accounts", row["account_id"]), store.get("statuses", row["root_id"])
    above = store.get("statuses", row["in_reply_to_id"])
    is_own, is_ours = row["account_id"] == me, root["account_id"] == me
    private = store.find("messages", status_id=row["id"]) is None and not is_own
    path = post_path(store.get("accounts", root["account_id"]), root)
    said = {"id": str(writer["id"]), "name": writer["display_name"]}
    return {
        "id": comment_id(row),
        "message": row["text"],
        "from": said,
        "created_time": shown_time(row["created_at"]),
        "parent": comment(store, above, base, me) if above["kind"] == "comment" else None,
        "is_hidden": row["state"] == "hidden",
        "is_private": False,
        "can_hide": is_ours and not is_own,
        "can_remove": is_ours or is_own,
        "can_comment": True,
        "can_like": True,
        "can_reply_privately": is_ours and private,
        "user_likes": store.find("favourites", status_id=row["id"], account_id=me) is not None,
        "like_count": likes(store, row),
        "comment_count": answers(store, row),
        "attachment": None,
        "message_tags": [],
        "permalink_url": f"{base}{path}?comment_id={row['id']}",
        "object": {"id": post_id(root)},
    }


def page(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    followers = figures.level(store, row["id"], figures.FOLLOWERS)
    return {
        "id": str(row["id"]),
        "name": row["display_name"],
        "username": row["handle"],
        "about": row["note"],
        "link": f"{base}{page_path(row)}",
        "category": "Government organisation",
        "fan_count": figures.level(store, row["id"], figures.FANS) or followers,
        "followers_count": followers,
        "is_published": True,
        "picture": {"data": {"url": f"{base}/static/account.svg", "is_silhouette": False}},
        "tasks": TASKS,
    }


def _files(store: Store, row: sqlite3.Row) -> list[sqlite3.Row]:
    return store.select("media", {"status_id": row["id"]}, order="place, id")


def post(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    owner, extra, files = (
        store.get("accounts", row["account_id"]),
        json.loads(row["extra"]),
        _files(store, row),
    )
    app = store.find("apps", id=row["app_id"])
    card, many = extra.get("card"), counts(store, row)
    pictures = [one for one in files if one["kind"] == "image"]
    kind = files[0]["kind"].replace("image", "photo") if files else "link" if card else row["kind"]
    return {
        "id": post_id(row),
        "message": row["text"] or None,
        "created_time": shown_time(row["created_at"]),
        "updated_time": shown_time(row["edited_at"] or row["created_at"]),
        "permalink_url": f"{base}{post_path(owner, row)}",
        "status_type": STATUS_TYPES.get(kind, "mobile_status_update"),
        "from": {"id": str(owner["id"]), "name": owner["display_name"]},
        "application": {"id": app["client_id"], "name": app["name"]} if app else None,
        "attachments": {"data": _attachments(files, card, base)},
        "full_picture": f"{base}/media/{pictures[0]['file']}" if pictures else None,
        "is_published": not row["state"],
        "is_hidden": False,
        "scheduled_publish_time": _seconds(row["publish_at"]),
        "shares": {"count": many["reblogs_count"]},
        "comments": {"data": [], "summary": {"total_count": comments_below(store, row)}},
        "reactions": {"data": [], "summary": {"total_count": many["favourites_count"]}},
    }


def _seconds(text: str | None) -> int | None:
    return int(as_moment(text).timestamp()) if text else None


def _attachments(files: list[sqlite3.Row], card: dict[str, str] | None, base: str) -> list[dict[str, Any]]:
    if card and not files:
        return [{"media_type": "link", "type": "share", "url": card["url"], "title": card["title"]}]
    parts = [_attachment(one, base) for one in files]
    if len(parts) < 2:
        return parts
    album = {"media_type": "album", "type": "album", "url": parts[0]["url"]}
    return [{**album, "subattachments": {"data": parts}}]


def _attachment(row: sqlite3.Row, base: str) -> dict[str, Any]:
    url = f"{base}/media/{row['file']}"
    picture = {"src": url, "width": row["width"] or 0, "height": row["height"] or 0}
    kind = {"image": "photo", "video": "video"}[row["kind"]]
    return {
        "media_type": kind,
        "type": "video_inline" if kind == "video" else kind,
        "url": url,
        "description": row["description"],
        "media": {"image": picture, **({"source": url} if kind == "video" else {})},
        "target": {"id": str(row["id"]), "url": url},
    }


def photo(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    about = store.find("statuses", id=row["status_id"])
    url = f"{base}/media/{row['file']}"
    return {
        "id": str(row["id"]),
        "name": about["text"] if about else None,
        "alt_text": "May be an image",
        "alt_text_custom": row["description"],
        "created_time": shown_time(row["created_at"]),
        "width": row["width"],
        "height": row["height"],
        "link": url,
        "picture": url,
        "images": [{"source": url, "width": row["width"], "height": row["height"]}],
        "page_story_id": post_id(about) if about else None,
    }


def video(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    about = store.find("statuses", id=row["status_id"])
    extra = json.loads(about["extra"]) if about else {}
    owner = store.get("accounts", row["account_id"])
    tracks = store.all("SELECT * FROM captions WHERE media_id = ?", row["id"])
    return {
        "id": str(row["id"]),
        "title": extra.get("title"),
        "description": about["text"] if about else None,
        "created_time": shown_time(row["created_at"]),
        "permalink_url": f"{base}{post_path(owner, about)}" if about else None,
        "source": f"{base}/media/{row['file']}",
        "post_id": str(about["id"]) if about else None,
        "published": bool(about and not about["state"]),
        "status": _video_status(row, about),
        "captions": {"data": [caption(track, base) for track in tracks]},
    }


def caption(track: sqlite3.Row, base: str) -> dict[str, Any]:
    locale = track["language"]
    return {
        "locale": locale,
        "locale_name": locale,
        "is_default": False,
        "is_auto_generated": False,
        "uri": f"{base}/media/{track['file']}",
    }


def _video_status(row: sqlite3.Row, about: sqlite3.Row | None) -> dict[str, Any]:
    is_whole, is_out = row["size"] > 0 and row["size"] >= row["expected"], bool(about and not about["state"])
    failed, waits = bool(row["will_fail"] and not row["polls_left"]), bool(row["polls_left"])
    uploading: dict[str, Any] = {"status": "complete" if is_whole else "in_progress"}
    if not is_whole:
        uploading |= {"bytes_transfered": row["size"]}
    processing: dict[str, Any] = {
        "status": "not_started" if not is_whole else "in_progress" if waits else "complete"
    }
    if failed:
        processing = {
            "status": "error",
            "error": {"code": 1363128, "message": "The video could not be processed."},
        }
    publishing: dict[str, Any] = {"status": "complete" if is_out else "not_started"}
    if about:
        publishing["publish_status"] = (
            "published" if is_out else "draft" if about["state"] == "draft" else "scheduled"
        )
        publishing["publish_time"] = shown_time(about["publish_at"] or about["created_at"])
    return {
        "video_status": "error" if failed else "processing" if waits or not is_whole else "ready",
        "uploading_phase": uploading,
        "processing_phase": processing,
        "publishing_phase": publishing,
    }


def story(store: Store, row: sqlite3.Row, base: str) -> dict[str, Any]:
    file = next(iter(_files(store, row)), None)
    owner = store.get("accounts", row["account_id"])
    return {
        "post_id": str(row["id"]),
        "status": "published",
        "creation_time": str(int(as_moment(row["created_at"]).timestamp())),
        "media_type": file["kind"].replace("image", "photo") if file else "photo",
        "media_id": str(file["id"]) if file else None,
        "url": f"{base}{post_path(owner, row)}",
    }
