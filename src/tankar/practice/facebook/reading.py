"""Edges a page at a time: ``limit``, ``since``, ``until``, the cursors ``after`` and ``before``, and the addresses
``next`` and ``previous``."""

from __future__ import annotations

import base64
import sqlite3
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import number
from tankar.practice.manners import base_of, store_of
from tankar.practice.store import as_moment, as_text

from .errors import bad

USUALLY, MOST = 25, 100


def moment(said: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(said), UTC) if said.isdigit() else as_moment(said)
    except (ValueError, OverflowError):
        raise bad("since and until must be a time") from None


def _cursor(row: sqlite3.Row) -> str:
    return base64.urlsafe_b64encode(str(row["id"]).encode()).decode()


def _place(cursor: str) -> int:
    try:
        return number(base64.urlsafe_b64decode(cursor).decode())
    except ValueError:
        raise bad("Invalid cursor") from None


def listed(
    request: Request, table: str, where: list[str], values: list[Any], order: str = "DESC"
) -> tuple[list[sqlite3.Row], bool]:
    """The rows of this page of a list, and whether more follow. ``order``: ASC or DESC."""
    asked = request.query_params
    limit = min(number(asked.get("limit")) or (0 if asked.get("limit") == "0" else USUALLY), MOST)
    where, values = [*where], [*values]
    for name, sign in (("since", ">="), ("until", "<=")):
        if name in asked:
            where.append(f"created_at {sign} ?")
            values.append(as_text(moment(asked[name])))
    is_back = "before" in asked and "after" not in asked
    for name, sign in (
        ("after", "<" if order == "DESC" else ">"),
        ("before", ">" if order == "DESC" else "<"),
    ):
        if name in asked:
            where.append(f"id {sign} ?")
            values.append(_place(asked[name]))
    way = order if not is_back else {"DESC": "ASC", "ASC": "DESC"}[order]
    rows = store_of(request).select(table, where, *values, order=f"id {way}", limit=limit + 1)
    has_more = len(rows) > limit
    rows = rows[:limit]
    return (rows[::-1], True) if is_back else (rows, has_more)


def paged(
    request: Request,
    data: list[dict[str, Any]],
    rows: list[sqlite3.Row],
    has_more: bool,
    more: dict[str, Any] | None = None,
) -> Response:
    if not rows:
        return JSONResponse({"data": [], **(more or {})})
    paging: dict[str, Any] = {"cursors": {"before": _cursor(rows[0]), "after": _cursor(rows[-1])}}
    kept = [pair for pair in request.query_params.multi_items() if pair[0] not in ("after", "before")]
    here = f"{base_of(request)}{request.url.path}"
    if has_more:
        paging["next"] = f"{here}?{urlencode([*kept, ('after', _cursor(rows[-1]))])}"
    if "after" in request.query_params:
        paging["previous"] = f"{here}?{urlencode([*kept, ('before', _cursor(rows[0]))])}"
    return JSONResponse({"data": data, "paging": paging, **(more or {})})
