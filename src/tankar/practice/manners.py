"""How a network speaks when it is not its own code that answers: busy, broken, access lost; and how often one
may ask. Each network has its own manners; the faults and the gate know only these."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import Response

from .store import Store, as_text


def store_of(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def base_of(request: Request) -> str:
    """Where this server is, as the client called it: ``http://127.0.0.1:8001``."""
    return f"{request.url.scheme}://{request.url.netloc}"


class Refused(Exception):
    """The network says no, in its own words and shape."""

    def __init__(self, response: Response, reason: str) -> None:
        super().__init__(reason)
        self.answer, self.reason = response, reason


class Manners(ABC):
    network: ClassVar[str]
    changing: ClassVar[tuple[str, ...]] = ()  # fields that differ when the same thing is sent again

    @abstractmethod
    def too_many(self, request: Request, wait_s: int | None) -> Response:
        """``wait_s``: what it says about when to come back; None says nothing."""

    @abstractmethod
    def broken(self) -> Response: ...

    @abstractmethod
    def lost(self, lasting: bool, /) -> Response:
        """Access is lost; not ``lasting``: only this answer says so."""

    @abstractmethod
    def unreadable(self) -> Response: ...

    @abstractmethod
    def pace(self, request: Request, calls: int, left_s: float, /) -> dict[str, str]:
        """The headers that tell how many calls are left."""

    def revoke(self, request: Request) -> None:
        store_of(request).run("UPDATE tokens SET revoked = 1 WHERE token = ?", request.state.token)


def left_of(request: Request, calls: int) -> tuple[int, int]:
    """How many calls an account has in five minutes, and how many are left."""
    limit = int(store_of(request).setting("rate_limit"))
    return limit, max(limit - calls, 0)


def stored_id(request: Request, done: Response | None) -> str | None:
    """The identifier of what was stored: left by the handler, or said by the answer."""
    if done is None or done.status_code >= 300:
        return None
    if hasattr(request.state, "stored"):
        return str(request.state.stored)
    body = json.loads(bytes(done.body) or b"null")
    found = body.get("id") if isinstance(body, dict) else None
    return None if found is None else str(found)


def take_away(store: Store, number: int, why: str) -> None:
    """``why``: deleted by its owner, or moderated by the network. The row stays, so that it can be counted."""
    sql = "UPDATE statuses SET gone = ?, gone_at = ? WHERE id = ? AND gone IS NULL"
    store.run(sql, why, as_text(store.now()), number)
