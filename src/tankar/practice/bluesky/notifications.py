"""``app.bsky.notification``: who answered, named, quoted, liked or shared, the latest first.

As on the real network a notification has the time its record says, so that one of a post with an older time stands
further down; and it is gone when its record is.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import json_object, number, text
from tankar.practice.gate import Me
from tankar.practice.manners import base_of, store_of
from tankar.practice.store import Store, as_moment, as_text

from . import uris, views
from .errors import invalid
from .gate import gate, limit_of


@gate()
async def list_notifications(request: Request, me: Me) -> Response:
    """``reasons`` may stand several times, or once with commas."""
    store, asks = store_of(request), request.query_params
    reasons = [one for said in asks.getlist("reasons") for one in said.split(",") if one]
    where, limit = ["account_id = ?"], limit_of(request)
    values: list[Any] = [me.id]
    if reasons:
        where.append(f"kind IN ({', '.join('?' * len(reasons))})")
        values += reasons
    if "cursor" in asks:
        where.append("id < ?")
        values.append(number(asks["cursor"]))
    rows = store.select("notifications", where, *values, limit=limit)
    seen_at = store.get("accounts", me.id)["seen_at"]
    shown = [_shown(store, row, base_of(request), seen_at) for row in rows]
    told: dict[str, Any] = {"notifications": [one for one in shown if one], "priority": False}
    told |= {"seenAt": seen_at} if seen_at else {}
    return JSONResponse({**told, "cursor": str(rows[-1]["id"])} if len(rows) == limit else told)


def _shown(store: Store, row: sqlite3.Row, base: str, seen_at: str) -> dict[str, Any] | None:
    """None: its record is gone."""
    record = uris.at_uri(store, row["record"])
    if record is None:
        return None
    subject = store.find("records", status_id=row["subject_id"]) if row["subject_id"] else None
    return {
        **uris.strong_ref(store, record),
        "author": views.author(store.get("accounts", row["from_account_id"]), base),
        "reason": row["kind"],
        **({"reasonSubject": uris.uri_of(store, subject)} if subject else {}),
        "record": json.loads(record["record"]),
        "isRead": row["created_at"] <= seen_at,
        "indexedAt": row["created_at"],
        "labels": [],
    }


@gate()
async def get_unread_count(request: Request, me: Me) -> Response:
    store = store_of(request)
    sql = "SELECT count(*) FROM notifications WHERE account_id = ? AND created_at > ?"
    return JSONResponse({"count": store.number(sql, me.id, store.get("accounts", me.id)["seen_at"])})


@gate("edits")
async def update_seen(request: Request, me: Me) -> Response:
    said = text(await json_object(request), "seenAt")
    try:
        seen_at = as_text(as_moment(said))
    except ValueError:
        raise invalid("Input/seenAt must be an valid atproto datetime") from None
    store_of(request).change("accounts", me.id, seen_at=seen_at)
    return Response(status_code=200)
