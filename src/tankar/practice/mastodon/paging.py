"""Lists a page at a time, newest first: ``max_id``, ``since_id``, ``min_id``, ``limit``, a Link header."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import number
from tankar.practice.store import Store

from .gate import base_of


def page(
    store: Store, request: Request, table: str, where: list[str], values: list[Any], usual: int, most: int
) -> list[sqlite3.Row]:
    """``since_id`` gives the newest after it, ``min_id`` the ones right after it; both exclusive."""
    asked = request.query_params
    limit = min(number(asked.get("limit")) or usual, most)
    order = "ASC" if "min_id" in asked else "DESC"
    for name, sign in (("max_id", "<"), ("since_id", ">"), ("min_id", ">")):
        if name in asked:
            where = [*where, f"id {sign} ?"]
            values = [*values, number(asked[name])]
    rows = store.select(table, where, *values, order=f"id {order}", limit=limit)
    return sorted(rows, key=lambda row: int(row["id"]), reverse=True)


def answer(request: Request, items: list[dict[str, Any]], links: list[sqlite3.Row]) -> Response:
    response = JSONResponse(items)
    if links:
        kept = [
            pair
            for pair in request.query_params.multi_items()
            if pair[0] not in ("max_id", "since_id", "min_id")
        ]
        here = f"{base_of(request)}{request.url.path}"
        older = urlencode([*kept, ("max_id", links[-1]["id"])])
        newer = urlencode([*kept, ("min_id", links[0]["id"])])
        response.headers["Link"] = f'<{here}?{older}>; rel="next", <{here}?{newer}>; rel="prev"'
    return response
