"""Who calls the client API, with which scope; and Mastodon's manners."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.gate import NOBODY, Endpoint, Handler, Me, gated
from tankar.practice.manners import Manners, base_of, left_of, store_of
from tankar.practice.store import as_text

from .errors import Refused

__all__ = ["MASTODON", "Me", "base_of", "gate", "store_of"]


def _later(request: Request, seconds: float) -> str:
    return as_text(store_of(request).now() + timedelta(seconds=seconds))


class Mastodon(Manners):
    network = "mastodon"
    changing = ("media_ids",)

    def too_many(self, request: Request, wait_s: int | None) -> Response:
        refusal = JSONResponse({"error": "Too many requests"}, 429)
        if wait_s is not None:
            refusal.headers["Retry-After"] = str(wait_s)
            refusal.headers["X-RateLimit-Limit"] = "300"
            refusal.headers["X-RateLimit-Remaining"] = "0"
            refusal.headers["X-RateLimit-Reset"] = _later(request, wait_s)
        return refusal

    def broken(self) -> Response:
        return JSONResponse({"error": "We're sorry, but something went wrong on our end."}, 500)

    def lost(self, _lasting: bool, /) -> Response:
        return Refused(401, "The access token was revoked").answer

    def unreadable(self) -> Response:
        return JSONResponse({"error": "There was a problem parsing the JSON you submitted"}, 400)

    def pace(self, request: Request, calls: int, left_s: float, /) -> dict[str, str]:
        limit, left = left_of(request, calls)
        return {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(left),
            "X-RateLimit-Reset": _later(request, left_s),
        }


MASTODON = Mastodon()


def _who(request: Request) -> Me:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if not kind:
        return NOBODY
    row = store_of(request).one(
        "SELECT t.*, a.handle, a.network FROM tokens t LEFT JOIN accounts a ON a.id = t.account_id"
        " WHERE t.token = ?",
        token,
    )
    if kind.lower() != "bearer" or row is None or row["network"] not in (None, MASTODON.network):
        raise Refused(401, "The access token is invalid")
    if row["revoked"]:
        raise Refused(401, "The access token was revoked")
    request.state.token = token
    return Me(row["account_id"] or 0, row["handle"] or "", row["app_id"], frozenset(row["scopes"].split()))


def gate(scope: str, endpoint: str = "reads", is_open: bool = False) -> Callable[[Handler], Endpoint]:
    """``is_open``: anybody may read it without a token, as on a public server."""

    async def who(request: Request) -> Me:
        me = _who(request)
        if not me.id and not is_open:
            unknown = "The access token is invalid"
            raise Refused(401, unknown if me is NOBODY else "This method requires an authenticated user")
        if me.id and not me.may(scope):
            raise Refused(403, "This action is outside the authorized scopes")
        return me

    return gated(MASTODON, who, endpoint)
