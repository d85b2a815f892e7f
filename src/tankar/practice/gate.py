"""What every call of a network's API passes: latency, who it is, how often, the fault it meets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from .fields import Unreadable
from .manners import Manners, Refused, store_of
from .misbehave import carry_out

WINDOW_S = 300


@dataclass(frozen=True)
class Me:
    """Whose token the call carries; identifier 0 when there is none. ``kind``: what sort of token it is."""

    id: int = 0
    handle: str = ""
    app_id: int | None = None
    scopes: frozenset[str] = frozenset()
    kind: str = ""

    def may(self, scope: str) -> bool:
        return not scope or scope in self.scopes or scope.partition(":")[0] in self.scopes


NOBODY = Me()
Handler = Callable[[Request, Me], Awaitable[Response]]
Who = Callable[[Request], Awaitable[Me]]
Endpoint = Callable[[Request], Awaitable[Response]]


class Limiter:
    """Calls per account in windows of five minutes; kept in memory only."""

    def __init__(self) -> None:
        self._windows: dict[tuple[str, int], tuple[float, int]] = {}

    def count(self, network: str, account_id: int) -> tuple[int, float]:
        """How many calls this is in its window, and how many seconds of the window are left."""
        start, calls = self._windows.get((network, account_id), (0.0, 0))
        now = time.monotonic()
        if not start or now - start >= WINDOW_S:
            start, calls = now, 0
        self._windows[network, account_id] = (start, calls + 1)
        return calls + 1, WINDOW_S - (now - start)


async def admitted(request: Request, manners: Manners, who: Who, endpoint: str, handler: Handler) -> Response:
    """``who`` says whose call it is, or raises Refused."""
    store = store_of(request)
    if latency := store.setting("latency_ms"):
        await asyncio.sleep(latency / 1000)
    try:
        me = await who(request)
    except Refused as refused:
        return refused.answer
    request.state.account_id = me.id
    calls, left_s = request.app.state.limiter.count(manners.network, me.id)
    headers = manners.pace(request, calls, left_s)
    if calls > store.setting("rate_limit"):
        refusal = manners.too_many(request, int(left_s))
        refusal.headers.update(headers)
        return refusal

    async def work() -> Response:
        try:
            done = await handler(request, me)
        except Refused as refused:
            done = refused.answer
        except Unreadable:
            done = manners.unreadable()
        done.headers.update(headers)
        return done

    return await carry_out(request, store, manners, endpoint, (me.id, me.handle), work)


def gated(manners: Manners, who: Who, endpoint: str = "reads") -> Callable[[Handler], Endpoint]:
    """A handler behind the gate. ``endpoint``: the kind of call that faults and the log know."""

    def around(handler: Handler) -> Endpoint:
        @wraps(handler)
        async def passed(request: Request) -> Response:
            return await admitted(request, manners, who, endpoint, handler)

        return passed

    return around
