"""Accounts, what they posted, and what they were told: ``/api/v1/accounts`` and ``/api/v1/notifications``."""

from __future__ import annotations

import sqlite3

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import number

from . import entities, posting
from .errors import not_found
from .gate import Me, base_of, gate, store_of
from .paging import answer, page
from .statuses import asked_for

NARROWER = {
    "exclude_reblogs": "reblog_of_id IS NULL",
    "exclude_replies": "in_reply_to_id IS NULL",
    "only_media": "EXISTS (SELECT 1 FROM media WHERE media.status_id = statuses.id)",
    "pinned": "0",
}
KINDS = ("mention", "favourite", "reblog")


def _named(request: Request) -> sqlite3.Row:
    row = store_of(request).find("accounts", network="mastodon", id=number(request.path_params["id"]))
    if row is None:
        raise not_found()
    return row


@gate("read:accounts")
async def verify_credentials(request: Request, me: Me) -> Response:
    store = store_of(request)
    row = store.one("SELECT * FROM accounts WHERE id = ?", me.id)
    assert row is not None
    source = {"privacy": "public", "sensitive": False, "language": None, "note": row["note"], "fields": []}
    return JSONResponse({**entities.account(store, row, base_of(request)), "source": source})


@gate("read:accounts", is_open=True)
async def get_account(request: Request, _me: Me) -> Response:
    return JSONResponse(entities.account(store_of(request), _named(request), base_of(request)))


@gate("read:accounts", is_open=True)
async def lookup(request: Request, _me: Me) -> Response:
    handle = request.query_params.get("acct", "").lstrip("@").partition("@")[0]
    row = store_of(request).find("accounts", network="mastodon", handle=handle)
    if row is None:
        raise not_found()
    return JSONResponse(entities.account(store_of(request), row, base_of(request)))


def _asks(request: Request, name: str) -> bool:
    return request.query_params.get(name, "").lower() in ("true", "1", "on")


@gate("read:statuses", is_open=True)
async def account_statuses(request: Request, me: Me) -> Response:
    store, base = store_of(request), base_of(request)
    posting.publish_due(store)
    owner = _named(request)["id"]
    where = ["account_id = ?", "gone IS NULL"]
    if owner != me.id:
        where.append("visibility IN ('public', 'unlisted')")
    where += [condition for name, condition in NARROWER.items() if _asks(request, name)]
    rows = page(store, request, "statuses", where, [owner], usual=20, most=40)
    return answer(request, [entities.status(store, row, base, me.id) for row in rows], rows)


@gate("read:notifications")
async def notifications(request: Request, me: Me) -> Response:
    store, base, asked = store_of(request), base_of(request), request.query_params
    wanted = asked.getlist("types[]") + asked.getlist("types") or list(KINDS)
    unwanted = asked.getlist("exclude_types[]") + asked.getlist("exclude_types")
    kinds = [kind for kind in wanted if kind not in unwanted]
    there = "(status_id IS NULL OR status_id IN (SELECT id FROM statuses WHERE gone IS NULL))"
    where = ["account_id = ?", f"kind IN ({', '.join('?' * len(kinds))})", there]
    rows = page(store, request, "notifications", where, [me.id, *kinds], usual=40, most=80)
    return answer(request, [entities.notification(store, row, base) for row in rows], rows)


@gate("read:notifications")
async def notification_requests(_request: Request, _me: Me) -> Response:
    """Nobody is filtered here, so nobody waits for leave to speak."""
    return JSONResponse([])


@gate("read:accounts", is_open=True)
async def favourited_by(request: Request, me: Me) -> Response:
    store, base = store_of(request), base_of(request)
    sql = "SELECT a.* FROM favourites f JOIN accounts a ON a.id = f.account_id WHERE f.status_id = ?"
    return JSONResponse(
        [entities.account(store, row, base) for row in store.all(sql, asked_for(request, me)["id"])]
    )


@gate("read:accounts", is_open=True)
async def reblogged_by(request: Request, me: Me) -> Response:
    store, base = store_of(request), base_of(request)
    sql = (
        "SELECT a.* FROM statuses s JOIN accounts a ON a.id = s.account_id"
        " WHERE s.reblog_of_id = ? AND s.gone IS NULL"
    )
    return JSONResponse(
        [entities.account(store, row, base) for row in store.all(sql, asked_for(request, me)["id"])]
    )
