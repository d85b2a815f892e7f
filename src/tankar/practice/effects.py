"""What each effect does to a request.

``before`` effects never reach the network's own code, so nothing is stored; ``after`` effects let it work and
spoil only the answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .faults import Fault
from .manners import Manners, stored_id, take_away
from .store import Store
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
    manners: Manners
    fault: Fault
    work: Work

    async def hold(self) -> None:
        """Keep the line open, silent, until the client gives up or the time is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.fault["hold_ms"] / 1000):
                while (await self.request.receive())["type"] != "http.disconnect":
                    pass


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
    return turn.manners.too_many(turn.request, turn.fault["retry_after_s"])


async def _refuse_429_bare(turn: Turn) -> Response:
    return turn.manners.too_many(turn.request, None)


async def _error_500_before(turn: Turn) -> Response:
    return turn.manners.broken()


async def _error_500_after(turn: Turn) -> Response:
    await turn.work()
    return turn.manners.broken()


async def _revoke_token(turn: Turn) -> Response:
    if turn.fault["lasting"]:
        turn.manners.revoke(turn.request)
    return turn.manners.lost(bool(turn.fault["lasting"]))


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
    if (number := stored_id(turn.request, done)) is not None:
        take_away(turn.store, int(number), "moderated")
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
