"""``com.atproto.repo``: records are made, put, deleted and read; blobs are uploaded."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice import files
from tankar.practice.fields import Unreadable, json_object, text
from tankar.practice.gate import Endpoint, Handler, Me
from tankar.practice.manners import store_of
from tankar.practice.store import Store

from . import posting
from .cids import cid
from .errors import Refused, invalid
from .gate import account_of, anybody, asked, gate, limit_of
from .tids import tid

LARGEST_BLOB = 52_428_800
NOT_GIVEN = object()


async def _given(request: Request, me: Me, *names: str) -> tuple[dict[str, Any], sqlite3.Row]:
    """What a write brings, and whose repository it names. Raises Refused."""
    given = await json_object(request)
    for name in ("repo", "collection", *names):
        if name not in given:
            raise invalid(f'Input must have the property "{name}"')
    row = account_of(request, text(given, "repo"))
    if row["id"] != me.id:
        raise invalid("Bad account")
    return given, row


def _uri(owner: sqlite3.Row, collection: str, rkey: str) -> str:
    return f"at://{owner['key']}/{collection}/{rkey}"


def _check_swaps(owner: sqlite3.Row, given: dict[str, Any], before: sqlite3.Row | None) -> None:
    """What the writer believes to stand there must stand there: ``swapRecord: null`` means nothing."""
    if given.get("swapCommit") and given["swapCommit"] != owner["head"]:
        raise Refused("InvalidSwap", f"Commit was at {owner['head'] or 'null'}")
    expected = given.get("swapRecord", NOT_GIVEN)
    now = before["cid"] if before else None
    if expected is not NOT_GIVEN and expected != now:
        raise Refused("InvalidSwap", f"Record was at {now or 'null'}")


def _written(request: Request, owner: sqlite3.Row, given: dict[str, Any], rkey: str, status: str) -> Response:
    store, collection = store_of(request), text(given, "collection")
    with store.atomic():
        name, number = posting.keep(store, owner["id"], collection, rkey, given["record"])
        head = posting.commit(store, owner["id"])
    if number is not None:
        request.state.stored = number
    told = {"uri": _uri(owner, collection, rkey), "cid": name, "commit": head, "validationStatus": status}
    return JSONResponse(told)


def _checked(request: Request, owner: sqlite3.Row, given: dict[str, Any], rkey: str) -> str:
    if given.get("validate") is False:
        return "unknown"
    return posting.check(store_of(request), owner["id"], text(given, "collection"), rkey, given["record"])


def _by_collection(handler: Handler) -> Endpoint:
    """A post publishes; every other record, such as a like, changes something."""
    publishing, changing = gate("statuses")(handler), gate("edits")(handler)

    async def passed(request: Request) -> Response:
        try:
            given = await json_object(request)
        except Unreadable:
            given = {}
        return await (publishing if text(given, "collection") == posting.POST else changing)(request)

    return passed


@_by_collection
async def create_record(request: Request, me: Me) -> Response:
    """A key that is taken is a fault of the server, as it is on the real one (atproto issue 3718)."""
    given, owner = await _given(request, me, "record")
    store = store_of(request)
    rkey = text(given, "rkey") or tid(store.now(), store.number("SELECT count(*) FROM records"))
    status = _checked(request, owner, given, rkey)
    _check_swaps(owner, {"swapCommit": given.get("swapCommit")}, None)
    if store.find("records", account_id=owner["id"], collection=text(given, "collection"), rkey=rkey):
        raise Refused("InternalServerError", "Internal Server Error", 500)
    return _written(request, owner, given, rkey, status)


@_by_collection
async def put_record(request: Request, me: Me) -> Response:
    """The same record again changes nothing and is no new commit."""
    given, owner = await _given(request, me, "rkey", "record")
    collection, rkey = text(given, "collection"), text(given, "rkey")
    status = _checked(request, owner, given, rkey)
    before = posting.found(store_of(request), owner["id"], collection, rkey)
    if before is not None and json.loads(before["record"]) == given["record"]:
        request.state.replayed = True
        told = {"uri": _uri(owner, collection, rkey), "cid": before["cid"], "validationStatus": status}
        return JSONResponse(told)
    _check_swaps(owner, given, before)
    return _written(request, owner, given, rkey, status)


@gate("edits")
async def delete_record(request: Request, me: Me) -> Response:
    given, owner = await _given(request, me, "rkey")
    store, collection, rkey = store_of(request), text(given, "collection"), text(given, "rkey")
    _check_swaps(owner, given, posting.found(store, owner["id"], collection, rkey))
    with store.atomic():
        if not posting.forget(store, owner["id"], collection, rkey):
            return JSONResponse({})
        return JSONResponse({"commit": posting.commit(store, owner["id"])})


def _shown(owner: sqlite3.Row, row: sqlite3.Row) -> dict[str, Any]:
    uri = _uri(owner, row["collection"], row["rkey"])
    return {"uri": uri, "cid": row["cid"], "value": json.loads(row["record"])}


@gate(who=anybody)
async def get_record(request: Request, _me: Me) -> Response:
    owner, store = account_of(request, asked(request, "repo")), store_of(request)
    collection, rkey = asked(request, "collection"), asked(request, "rkey")
    row = posting.found(store, owner["id"], collection, rkey)
    if row is None or request.query_params.get("cid", row["cid"]) != row["cid"]:
        raise Refused("RecordNotFound", f"Could not locate record: {_uri(owner, collection, rkey)}")
    return JSONResponse(_shown(owner, row))


@gate(who=anybody)
async def list_records(request: Request, _me: Me) -> Response:
    """Newest first, or oldest first with ``reverse``; ``cursor`` is the last key that was seen."""
    owner, asks = account_of(request, asked(request, "repo")), request.query_params
    limit, is_reverse = limit_of(request), asks.get("reverse") == "true"
    where: list[str] = ["account_id = ?", "collection = ?"]
    values: list[Any] = [owner["id"], asked(request, "collection")]
    if "cursor" in asks:
        where.append("rkey > ?" if is_reverse else "rkey < ?")
        values.append(asks["cursor"])
    where.append("(status_id IS NULL OR status_id IN (SELECT id FROM statuses WHERE gone IS NULL))")
    order = "rkey ASC" if is_reverse else "rkey DESC"
    rows = store_of(request).select("records", where, *values, order=order, limit=limit)
    told: dict[str, Any] = {"records": [_shown(owner, row) for row in rows]}
    return JSONResponse({**told, "cursor": rows[-1]["rkey"]} if len(rows) == limit else told)


@gate(who=anybody)
async def describe_repo(request: Request, _me: Me) -> Response:
    owner = account_of(request, asked(request, "repo"))
    sql = "SELECT DISTINCT collection FROM records WHERE account_id = ? ORDER BY collection"
    collections = [row["collection"] for row in store_of(request).all(sql, owner["id"])]
    who = {"handle": owner["handle"], "did": owner["key"], "didDoc": {}}
    return JSONResponse({**who, "collections": collections, "handleIsCorrect": True})


def blob(row: sqlite3.Row) -> dict[str, Any]:
    kept = {"mimeType": row["content_type"], "size": row["size"]}
    return {"$type": "blob", "ref": {"$link": row["key"]}, **kept}


def kept_blob(store: Store, account_id: int, data: bytes, kind: str, **columns: Any) -> sqlite3.Row:
    """The row of these bytes; the same bytes are kept once, as the type they were first said to be."""
    name = cid(data)
    row = posting.blob_row(store, account_id, name)
    if row is None or columns.get("polls_left"):
        size: dict[str, Any] = {}
        if kind in files.IMAGES:
            _, size["width"], size["height"] = files.looked_at(data)
        files.keep(store, account_id, data, kind, key=name, **size, **columns)
        row = posting.blob_row(store, account_id, name)
    assert row is not None
    return row


@gate("media")
async def upload_blob(request: Request, me: Me) -> Response:
    """Raw bytes; what they are is looked at, as the real server does, and only then believed."""
    data, kind = await request.body(), request.headers.get("content-type", "").partition(";")[0].strip()
    if not data:
        raise invalid("Request encoding (Content-Type) required but not provided")
    if len(data) > LARGEST_BLOB:
        raise Refused("BlobTooLarge", f"This file is too large. It is {len(data)} bytes", 413)
    try:
        kind = files.looked_at(data)[0]
    except files.NoPicture:
        kind = _other(data, kind)
    fails = {"will_fail": 1} if request.state.plan.media_fails else {}
    return JSONResponse({"blob": blob(kept_blob(store_of(request), me.id, data, kind, **fails))})


def _other(data: bytes, said: str) -> str:
    if files.is_mp4(data):
        return "video/mp4"
    return said if said in files.CAPTIONS else files.BYTES
