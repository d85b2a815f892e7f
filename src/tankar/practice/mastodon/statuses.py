"""Posts over HTTP: POST, GET, PUT and DELETE of ``/api/v1/statuses``, likes, shares, thread and source."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import fields, number, numbers, text, truth
from tankar.practice.manners import take_away
from tankar.practice.store import Store, as_moment, as_text

from . import entities, posting
from .counting import LONGEST_TEXT, post_length
from .errors import invalid, not_found
from .gate import Me, base_of, gate, store_of
from .posting import Draft


def asked_for(request: Request, me: Me) -> sqlite3.Row:
    """The post the path names, if this reader may see it. Raises Refused 404."""
    row = posting.visible(store_of(request), number(request.path_params["id"]))
    if row is None or not posting.may_see(store_of(request), row, me.id):
        raise not_found()
    return row


def shown(request: Request, status_id: int, me: Me) -> Response:
    row = posting.visible(store_of(request), status_id)
    if row is None:
        raise not_found()
    return JSONResponse(entities.status(store_of(request), row, base_of(request), me.id))


def _draft(given: dict[str, Any], me: Me) -> Draft:
    return Draft(
        account_id=me.id,
        app_id=me.app_id,
        text=text(given, "status"),
        spoiler_text=text(given, "spoiler_text"),
        sensitive=truth(given, "sensitive"),
        visibility=text(given, "visibility") or "public",
        language=text(given, "language") or None,
        in_reply_to_id=number(given["in_reply_to_id"]) if given.get("in_reply_to_id") else None,
        media_ids=numbers(given.get("media_ids")),
    )


def _moment(given: dict[str, Any]) -> datetime | None:
    if not given.get("scheduled_at"):
        return None
    try:
        return as_moment(text(given, "scheduled_at"))
    except ValueError:
        raise invalid("Scheduled at is invalid") from None


def _params(draft: Draft, at: datetime, key: str | None) -> dict[str, Any]:
    return {
        "text": draft.text,
        "spoiler_text": draft.spoiler_text,
        "sensitive": draft.sensitive,
        "visibility": draft.visibility,
        "language": draft.language,
        "in_reply_to_id": draft.in_reply_to_id,
        "media_ids": [str(media_id) for media_id in draft.media_ids] or None,
        "scheduled_at": as_text(at),
        "idempotency": key,
        "application_id": draft.app_id,
        "poll": None,
        "with_rate_limit": False,
    }


@gate("write:statuses", "statuses")
async def post_status(request: Request, me: Me) -> Response:
    given = await fields(request)
    key = None if request.state.plan.ignore_key else request.headers.get("idempotency-key")
    store = store_of(request)
    # from here to the end nothing waits: what is looked up is what is stored
    if before := posting.seen_before(store, me.id, key):
        request.state.replayed = True
        return _again(request, before, me)
    if given.get("poll"):
        raise invalid("Polls are not practised here")
    draft, at = _draft(given, me), _moment(given)
    posting.check(store, draft)
    if at is not None:
        return show_scheduled(request, posting.schedule(store, draft, at, key, _params(draft, at, key)))
    return shown(request, posting.publish(store, draft, key), me)


def _again(request: Request, before: sqlite3.Row, me: Me) -> Response:
    if before["scheduled_id"]:
        return show_scheduled(request, before["scheduled_id"])
    return shown(request, before["status_id"], me)


def show_scheduled(request: Request, scheduled_id: int) -> Response:
    row = store_of(request).one("SELECT * FROM scheduled WHERE id = ?", scheduled_id)
    if row is None:
        raise not_found()
    return JSONResponse(entities.scheduled(store_of(request), row, base_of(request)))


@gate("read:statuses", is_open=True)
async def get_status(request: Request, me: Me) -> Response:
    return shown(request, asked_for(request, me)["id"], me)


@gate("write:statuses", "edits")
async def delete_status(request: Request, me: Me) -> Response:
    store = store_of(request)
    row = posting.own(store, number(request.path_params["id"]), me.id)
    body = entities.status(store, row, base_of(request), me.id)
    take_away(store, row["id"], "deleted")
    store.run("UPDATE media SET status_id = NULL WHERE status_id = ?", row["id"])
    return JSONResponse({**body, "text": row["text"]})


@gate("write:statuses", "edits")
async def put_status(request: Request, me: Me) -> Response:
    given = await fields(request)
    store = store_of(request)
    row = posting.own(store, number(request.path_params["id"]), me.id)
    new: dict[str, Any] = {
        "text": text(given, "status") if "status" in given else row["text"],
        "spoiler_text": text(given, "spoiler_text") if "spoiler_text" in given else row["spoiler_text"],
        "sensitive": truth(given, "sensitive") if "sensitive" in given else row["sensitive"],
        "language": text(given, "language") or row["language"],
    }
    if post_length(new["text"], new["spoiler_text"]) > LONGEST_TEXT:
        raise invalid("Text is too long")
    _edit(store, row, me, given, new)
    return shown(request, row["id"], me)


def _edit(store: Store, row: sqlite3.Row, me: Me, given: dict[str, Any], new: dict[str, Any]) -> None:
    status_id = row["id"]
    with store.atomic():
        if "media_ids" in given:
            media_ids = numbers(given["media_ids"])
            posting.check_media(store, me.id, media_ids, status_id)
            posting.attach(store, media_ids, status_id)
        for change in given.get("media_attributes") or []:
            sql = "UPDATE media SET description = ? WHERE id = ? AND status_id = ?"
            store.run(sql, change.get("description"), number(change.get("id")), status_id)
        posting.edit(store, row, **new)


@gate("read:statuses", is_open=True)
async def get_history(request: Request, me: Me) -> Response:
    """What a post has said, the oldest first and what it says now last."""
    store, base, row = store_of(request), base_of(request), asked_for(request, me)
    owner = entities.account(store, store.get("accounts", row["account_id"]), base)
    told = [dict(one) for one in store.select("revisions", {"status_id": row["id"]}, order="rowid")]
    told.append({**dict(row), "at": row["edited_at"] or row["created_at"]})
    return JSONResponse([entities.revision(one, owner, base) for one in told])


@gate("read:statuses")
async def get_source(request: Request, me: Me) -> Response:
    row = asked_for(request, me)
    return JSONResponse({"id": str(row["id"]), "text": row["text"], "spoiler_text": row["spoiler_text"]})


@gate("read:statuses", is_open=True)
async def get_context(request: Request, me: Me) -> Response:
    store, base = store_of(request), base_of(request)
    row = asked_for(request, me)
    ancestors: list[sqlite3.Row] = []
    above = row
    while above["in_reply_to_id"] and (parent := posting.visible(store, above["in_reply_to_id"])):
        ancestors.insert(0, parent)
        above = parent
    return JSONResponse(
        {
            "ancestors": [entities.status(store, one, base, me.id) for one in ancestors],
            "descendants": [
                entities.status(store, one, base, me.id) for one in descendants(store, row["id"], me.id)
            ],
        }
    )


def descendants(store: Store, status_id: int, me: int = 0) -> list[sqlite3.Row]:
    """Every answer below a post that this reader may see, each thread in order."""
    sql = "SELECT * FROM statuses WHERE in_reply_to_id = ? AND gone IS NULL ORDER BY id"
    found: list[sqlite3.Row] = []
    for row in store.all(sql, status_id):
        if posting.may_see(store, row, me):
            found += [row, *descendants(store, row["id"], me)]
    return found


def _deed(do: Callable[[Store, int, sqlite3.Row], int | None]) -> Callable[[Request, Me], Any]:
    async def handler(request: Request, me: Me) -> Response:
        row = asked_for(request, me)
        return shown(request, do(store_of(request), me.id, row) or row["id"], me)

    return handler


def _unshare(store: Store, account_id: int, row: sqlite3.Row) -> None:
    sql = "SELECT id FROM statuses WHERE account_id = ? AND reblog_of_id = ? AND gone IS NULL"
    for again in store.all(sql, account_id, row["id"]):
        take_away(store, again["id"], "deleted")


favourite = gate("write:favourites", "edits")(_deed(posting.like))
unfavourite = gate("write:favourites", "edits")(_deed(posting.unlike))
reblog = gate("write:statuses", "edits")(_deed(posting.share))
unreblog = gate("write:statuses", "edits")(_deed(_unshare))
