"""What every call of the client API passes: latency, who it is, the scope, how often, the fault it meets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from tankar.practice.effects import refusal
from tankar.practice.misbehave import carry_out
from tankar.practice.store import Store, as_text

from .errors import Refused

WINDOW_S = 300


@dataclass(frozen=True)
class Me:
    """Whose token the call carries; identifier 0 when there is none."""

    id: int = 0
    handle: str = ""
    app_id: int | None = None
    scopes: frozenset[str] = frozenset()

    def may(self, scope: str) -> bool:
        return not scope or scope in self.scopes or scope.partition(":")[0] in self.scopes


NOBODY = Me()
Handler = Callable[[Request, Me], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


class Limiter:
    """Calls per account in windows of five minutes; kept in memory only."""

    def __init__(self) -> None:
        self._windows: dict[int, tuple[float, int]] = {}

    def count(self, account_id: int) -> tuple[int, float]:
        """How many calls this is in its window, and how many seconds of the window are left."""
        start, calls = self._windows.get(account_id, (0.0, 0))
        now = time.monotonic()
        if not start or now - start >= WINDOW_S:
            start, calls = now, 0
        self._windows[account_id] = (start, calls + 1)
        return calls + 1, WINDOW_S - (now - start)


def store_of(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def base_of(request: Request) -> str:
    """Where this server is, as the client called it: ``http://127.0.0.1:8001``."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _who(request: Request) -> Me:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if not kind:
        return NOBODY
    row = store_of(request).one(
        "SELECT t.*, a.handle FROM tokens t LEFT JOIN accounts a ON a.id = t.account_id WHERE t.token = ?",
        token,
    )
    if kind.lower() != "bearer" or row is None:
        raise Refused(401, "The access token is invalid")
    if row["revoked"]:
        raise Refused(401, "The access token was revoked")
    request.state.token = token
    return Me(row["account_id"] or 0, row["handle"] or "", row["app_id"], frozenset(row["scopes"].split()))


def gate(scope: str, endpoint: str = "reads", is_open: bool = False) -> Callable[[Handler], Endpoint]:
    """``is_open``: anybody may read it without a token, as on a public server."""

    def around(handler: Handler) -> Endpoint:
        @wraps(handler)
        async def passed(request: Request) -> Response:
            store = store_of(request)
            if latency := store.setting("latency_ms"):
                await asyncio.sleep(latency / 1000)
            try:
                return await _admitted(request, store, _allowed(request, scope, is_open), endpoint, handler)
            except Refused as refused:
                return refused.response()

        return passed

    return around


def _allowed(request: Request, scope: str, is_open: bool) -> Me:
    me = _who(request)
    if not me.id and not is_open:
        raise Refused(
            401,
            "The access token is invalid" if me is NOBODY else "This method requires an authenticated user",
        )
    if me.id and not me.may(scope):
        raise Refused(403, "This action is outside the authorized scopes")
    return me


async def _admitted(request: Request, store: Store, me: Me, endpoint: str, handler: Handler) -> Response:
    limit = int(store.setting("rate_limit"))
    calls, left_s = request.app.state.limiter.count(me.id)
    headers = {
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(max(limit - calls, 0)),
        "X-RateLimit-Reset": as_text(store.now() + timedelta(seconds=left_s)),
    }
    if calls > limit:
        return refusal(429, "Too many requests", headers)

    async def work() -> Response:
        try:
            done = await handler(request, me)
        except Refused as refused:
            done = refused.response()
        for name, value in headers.items():
            done.headers[name] = value
        return done

    return await carry_out(request, store, endpoint, (me.id, me.handle), work)
