"""The network's own waiting list: ``/api/v1/scheduled_statuses``."""

from __future__ import annotations

import sqlite3

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import number

from . import entities
from .errors import not_found
from .gate import Me, base_of, gate, store_of
from .statuses import show_scheduled


@gate("read:statuses")
async def list_scheduled(request: Request, me: Me) -> Response:
    store = store_of(request)
    rows = store.all("SELECT * FROM scheduled WHERE account_id = ? ORDER BY id DESC", me.id)
    return JSONResponse([entities.scheduled(store, row, base_of(request)) for row in rows])


def _my_scheduled(request: Request, me: Me) -> sqlite3.Row:
    sql = "SELECT * FROM scheduled WHERE id = ? AND account_id = ?"
    row = store_of(request).one(sql, number(request.path_params["id"]), me.id)
    if row is None:
        raise not_found()
    return row


@gate("read:statuses")
async def get_scheduled(request: Request, me: Me) -> Response:
    return show_scheduled(request, _my_scheduled(request, me)["id"])


@gate("write:statuses", "edits")
async def delete_scheduled(request: Request, me: Me) -> Response:
    store, row = store_of(request), _my_scheduled(request, me)
    with store.atomic():
        store.run("UPDATE media SET scheduled_id = NULL WHERE scheduled_id = ?", row["id"])
        store.run("DELETE FROM scheduled WHERE id = ?", row["id"])
    return JSONResponse({})
