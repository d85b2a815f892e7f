"""Let a request meet its fault, and write down what was asked, what was done and what was answered."""

from __future__ import annotations

import hashlib
import json

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from . import faults
from .effects import EFFECTS, Cut, Plan, Turn, Work, stored_id
from .faults import Call, Fault
from .store import Store, as_text

KEPT_REQUESTS = 20_000


def _without_media(body: bytes) -> str:
    try:
        given = json.loads(body)
    except ValueError:
        return body.decode(errors="replace")
    if isinstance(given, dict):
        given.pop("media_ids", None)  # a second upload of the same picture has another identifier
    return json.dumps(given, sort_keys=True)


async def _digest(request: Request, endpoint: str, handle: str) -> str:
    """What is being sent, without what changes from one try to the next."""
    parts = [endpoint, handle, request.method, request.url.path]
    if "json" in request.headers.get("content-type", ""):
        parts.append(_without_media(await request.body()))
    else:
        for name, value in sorted((await request.form()).multi_items(), key=lambda pair: pair[0]):
            if name.startswith("media_ids"):
                continue
            if isinstance(value, UploadFile):
                parts.append(f"{name}={hashlib.sha256(await value.read()).hexdigest()}")
                await value.seek(0)
            else:
                parts.append(f"{name}={value}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


async def carry_out(
    request: Request, store: Store, endpoint: str, account: tuple[int, str], work: Work
) -> Response:
    """Answer a request, through the fault it meets if it meets one. ``account``: identifier and handle."""
    request.state.plan = Plan()
    account_id, handle = account
    if endpoint == "reads":
        fault = faults.take(store, Call(endpoint, handle, request.url.path))
        return await _through(request, store, fault, work) if fault else await work()
    digest, key = await _digest(request, endpoint, handle), request.headers.get("idempotency-key")
    attempt = store.number("SELECT count(*) FROM requests WHERE digest = ?", digest) + 1
    known = "SELECT count(*) FROM idempotency WHERE account_id = ? AND key = ?"
    is_replay = bool(key and store.number(known, account_id, key))
    fault = faults.take(store, Call(endpoint, handle, digest, attempt, is_replay))
    entry = _begin(store, request, endpoint, handle, key, digest, attempt, fault)

    async def noted_work() -> Response:
        done = await work()
        sql = "UPDATE requests SET stored_id = ?, replayed = ? WHERE id = ?"
        store.run(sql, stored_id(done), getattr(request.state, "replayed", False), entry)
        return done

    if fault is None:
        answer = await noted_work()
    else:
        answer = await _through(request, store, fault, noted_work)
    _end(store, entry, answer)
    return answer


async def _through(request: Request, store: Store, fault: Fault, work: Work) -> Response:
    return await EFFECTS[fault.effect.name](Turn(request, store, fault, work))


def _begin(
    store: Store,
    request: Request,
    endpoint: str,
    handle: str,
    key: str | None,
    digest: str,
    attempt: int,
    fault: Fault | None,
) -> int:
    store.insert(
        "requests",
        at=as_text(store.now()),
        method=request.method,
        path=request.url.path,
        endpoint=endpoint,
        handle=handle,
        idempotency_key=key,
        digest=digest,
        attempt=attempt,
        effect=fault.effect.name if fault else None,
    )
    number = store.number("SELECT max(id) FROM requests")
    store.run("DELETE FROM requests WHERE id <= ?", number - KEPT_REQUESTS)
    return number


def _end(store: Store, entry: int, answer: Response) -> None:
    is_cut = isinstance(answer, Cut)
    outcome = "cut" if is_cut else "answered"
    status = None if is_cut else answer.status_code
    store.run("UPDATE requests SET status = ?, outcome = ? WHERE id = ?", status, outcome, entry)
