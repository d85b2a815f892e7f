"""What each effect does to a request.

``before`` effects never reach the network's own code, so nothing is stored; ``after`` effects let it work and
spoil only the answer.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from .faults import Fault
from .store import Store, as_text
from .wire import CUT

Work = Callable[[], Awaitable[Response]]


@dataclass
class Plan:
    """What a handler must do differently, left for it in ``request.state.plan``."""

    ignore_key: bool = False
    media_polls: int | None = None
    media_fails: bool = False


class Cut(Response):
    """No answer at all: the line is broken."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": CUT})


@dataclass
class Turn:
    """One request on its way through a fault."""

    request: Request
    store: Store
    fault: Fault
    work: Work

    async def hold(self) -> None:
        """Keep the line open, silent, until the client gives up or the time is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.fault["hold_ms"] / 1000):
                while (await self.request.receive())["type"] != "http.disconnect":
                    pass


def refusal(status: int, text: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": text}, status, headers)


async def _timeout_after_accepting(turn: Turn) -> Response:
    await turn.work()
    await turn.hold()
    return Cut()


async def _response_lost(turn: Turn) -> Response:
    await turn.work()
    return Cut()


async def _hang_before(turn: Turn) -> Response:
    await turn.hold()
    return Cut()


async def _refuse_429(turn: Turn) -> Response:
    wait = turn.fault["retry_after_s"]
    headers = {
        "Retry-After": str(wait),
        "X-RateLimit-Limit": "300",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": as_text(turn.store.now() + timedelta(seconds=wait)),
    }
    return refusal(429, "Too many requests", headers)


async def _refuse_429_bare(_turn: Turn) -> Response:
    return refusal(429, "Too many requests")


def _broken() -> Response:
    return refusal(500, "We're sorry, but something went wrong on our end.")


async def _error_500_before(_turn: Turn) -> Response:
    return _broken()


async def _error_500_after(turn: Turn) -> Response:
    await turn.work()
    return _broken()


async def _revoke_token(turn: Turn) -> Response:
    if turn.fault["lasting"]:
        turn.store.run("UPDATE tokens SET revoked = 1 WHERE token = ?", turn.request.state.token)
    return refusal(401, "The access token was revoked")


async def _slow(turn: Turn) -> Response:
    await asyncio.sleep(turn.fault["delay_ms"] / 1000)
    return await turn.work()


async def _media_processing(turn: Turn) -> Response:
    turn.request.state.plan = Plan(media_polls=turn.fault["polls"])
    return await turn.work()


async def _media_refused_later(turn: Turn) -> Response:
    turn.request.state.plan = Plan(media_polls=turn.fault["polls"], media_fails=True)
    return await turn.work()


async def _status_removed_later(turn: Turn) -> Response:
    done = await turn.work()
    if (number := stored_id(done)) is not None:
        sql = "UPDATE statuses SET gone = 'moderated', gone_at = ? WHERE id = ? AND gone IS NULL"
        turn.store.run(sql, as_text(turn.store.now()), int(number))
    return done


async def _idempotency_ignored(turn: Turn) -> Response:
    turn.request.state.plan = Plan(ignore_key=True)
    return await turn.work()


EFFECTS: dict[str, Callable[[Turn], Awaitable[Response]]] = {
    "timeout_after_accepting": _timeout_after_accepting,
    "response_lost": _response_lost,
    "hang_before": _hang_before,
    "refuse_429": _refuse_429,
    "refuse_429_bare": _refuse_429_bare,
    "error_500_before": _error_500_before,
    "error_500_after": _error_500_after,
    "revoke_token": _revoke_token,
    "slow": _slow,
    "media_processing": _media_processing,
    "media_refused_later": _media_refused_later,
    "status_removed_later": _status_removed_later,
    "replay_500": _error_500_before,
    "idempotency_ignored": _idempotency_ignored,
}


def stored_id(done: Response | None) -> str | None:
    """The identifier of what an answer says was stored."""
    if done is None or done.status_code >= 300:
        return None
    body = json.loads(bytes(done.body) or b"null")
    return body.get("id") if isinstance(body, dict) else None
