"""Let a request meet its fault, and write down what was asked, what was done and what was answered."""

from __future__ import annotations

import hashlib
import json

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from . import faults
from .effects import EFFECTS, Cut, Plan, Turn, Work
from .faults import Call, Fault
from .manners import Manners, stored_id
from .store import Store, as_text

KEPT_REQUESTS = 20_000


FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SECRETS = ("access_token", "appsecret_proof")  # whoever sends again may carry another


def _without(body: bytes, changing: tuple[str, ...]) -> str:
    try:
        given = json.loads(body)
    except ValueError:
        return body.decode(errors="replace")
    if isinstance(given, dict):
        given = {name: value for name, value in given.items() if name not in changing + SECRETS}
    return json.dumps(given, sort_keys=True)


async def _digest(request: Request, manners: Manners, endpoint: str, handle: str) -> str:
    """What is being sent, without what changes from one try to the next, such as the identifier that a second
    upload of the same picture was given."""
    changing, kind = manners.changing, request.headers.get("content-type", "")
    parts = [manners.network, endpoint, handle, request.method, request.url.path]
    pairs: list[tuple[str, str | UploadFile]] = [*request.query_params.multi_items()]
    if "json" in kind:
        parts.append(_without(await request.body(), changing))
    elif kind.startswith(FORMS):
        pairs += (await request.form()).multi_items()
    else:
        parts.append(hashlib.sha256(await request.body()).hexdigest())
    for name, value in sorted(pairs, key=lambda pair: pair[0]):
        if name.partition("[")[0] in changing + SECRETS:
            continue
        if isinstance(value, UploadFile):
            parts.append(f"{name}={hashlib.sha256(await value.read()).hexdigest()}")
            await value.seek(0)
        else:
            parts.append(f"{name}={value}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


async def carry_out(
    request: Request, store: Store, manners: Manners, endpoint: str, account: tuple[int, str], work: Work
) -> Response:
    """Answer a request, through the fault it meets if it meets one. ``account``: identifier and handle."""
    request.state.plan = Plan()
    account_id, handle = account

    async def through(fault: Fault | None, do: Work) -> Response:
        if fault is None:
            return await do()
        return await EFFECTS[fault.effect.name](Turn(request, store, manners, fault, do))

    if endpoint == "reads":
        return await through(
            faults.take(store, Call(manners.network, endpoint, handle, request.url.path)), work
        )
    digest, key = await _digest(request, manners, endpoint, handle), request.headers.get("idempotency-key")
    attempt = store.number("SELECT count(*) FROM requests WHERE digest = ?", digest) + 1
    known = "SELECT count(*) FROM idempotency WHERE account_id = ? AND key = ?"
    is_replay = bool(key and store.number(known, account_id, key))
    call = Call(manners.network, endpoint, handle, digest, attempt, is_replay)
    fault = faults.take(store, call)
    entry = _begin(store, request, call, key, fault)

    async def noted_work() -> Response:
        done = await work()
        replayed = getattr(request.state, "replayed", False)
        store.change("requests", entry, stored_id=stored_id(request, done), replayed=replayed)
        return done

    answer = await through(fault, noted_work)
    is_cut = isinstance(answer, Cut)
    outcome, status = ("cut", None) if is_cut else ("answered", answer.status_code)
    store.change("requests", entry, status=status, outcome=outcome)
    return answer


def _begin(store: Store, request: Request, call: Call, key: str | None, fault: Fault | None) -> int:
    store.insert(
        "requests",
        at=as_text(store.now()),
        network=call.network,
        method=request.method,
        path=request.url.path,
        endpoint=call.endpoint,
        handle=call.handle,
        idempotency_key=key,
        digest=call.digest,
        attempt=call.attempt,
        effect=fault.effect.name if fault else None,
    )
    number = store.number("SELECT max(id) FROM requests")
    store.run("DELETE FROM requests WHERE id <= ?", number - KEPT_REQUESTS)
    return number
