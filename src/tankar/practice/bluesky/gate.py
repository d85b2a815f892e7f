"""Who calls, with which token; Bluesky's manners; and what a call brings."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import math
import secrets
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tankar.practice.fields import number
from tankar.practice.gate import NOBODY, WINDOW_S, Endpoint, Handler, Me, Who, gated
from tankar.practice.manners import Manners, left_of, store_of
from tankar.practice.store import Store, as_moment, as_text

from .errors import Refused, invalid

ACCESS, REFRESH, SERVICE, APP_PASSWORD = (
    "com.atproto.access",
    "com.atproto.refresh",
    "service",
    "com.atproto.appPass",
)
ACCESS_LIVES, REFRESH_LIVES = timedelta(hours=2), timedelta(days=90)
_KEY = b"the practice networks sign nothing that matters"


class Bluesky(Manners):
    network = "bluesky"

    def too_many(self, request: Request, wait_s: int | None) -> Response:
        refusal = Refused("RateLimitExceeded", "Rate Limit Exceeded", 429).answer
        if wait_s is not None:
            refusal.headers.update(_pace(3000, 0, store_of(request), wait_s))
            refusal.headers["retry-after"] = str(wait_s)
        return refusal

    def broken(self) -> Response:
        return Refused("InternalServerError", "Internal Server Error", 500).answer

    def lost(self, lasting: bool, /) -> Response:
        told = "Token has been revoked" if lasting else "Token has expired"
        return Refused("ExpiredToken", told).answer

    def unreadable(self) -> Response:
        return invalid("Unable to parse the request body as JSON").answer

    def pace(self, request: Request, calls: int, left_s: float, /) -> dict[str, str]:
        return _pace(*left_of(request, calls), store_of(request), left_s)

    def revoke(self, request: Request) -> None:
        """The app password is taken away: neither its tokens nor a new session work."""
        store, me = store_of(request), request.state.account_id
        store.change("accounts", me, locked=1)
        store.run("UPDATE tokens SET revoked = 1 WHERE account_id = ?", me)


def _pace(limit: int, left: int, store: Store, left_s: float) -> dict[str, str]:
    reset = math.ceil(store.now().timestamp() + left_s)
    return {
        "ratelimit-limit": str(limit),
        "ratelimit-remaining": str(left),
        "ratelimit-reset": str(reset),
        "ratelimit-policy": f"{limit};w={WINDOW_S}",
    }


BLUESKY = Bluesky()


def _part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _token(kind: str, claims: dict[str, Any]) -> str:
    head = _part({"typ": {ACCESS: "at+jwt", REFRESH: "refresh+jwt"}.get(kind, "JWT"), "alg": "HS256"})
    body = f"{head}.{_part({**claims, 'jti': secrets.token_hex(8)})}"
    sign = hmac.new(_KEY, body.encode(), hashlib.sha256).digest()
    return f"{body}.{base64.urlsafe_b64encode(sign).decode().rstrip('=')}"


def new_token(store: Store, account: sqlite3.Row, kind: str, base: str, lives: timedelta, **more: str) -> str:
    """A JSON Web Token, and its row. The time in it is the practice clock's, so that it can be let run out."""
    now = store.now()
    claims: dict[str, Any] = {
        "scope": APP_PASSWORD if kind == ACCESS else kind,
        "sub": account["key"],
        "aud": server(base),
    }
    if kind == SERVICE:
        claims = {"iss": account["key"]}
    claims |= {"iat": int(now.timestamp()), "exp": math.ceil((now + lives).timestamp()), **more}
    token = _token(kind, claims)
    store.insert(
        "tokens",
        token=token,
        account_id=account["id"],
        scopes=json.dumps(more),
        kind=kind,
        created_at=as_text(now),
        expires_at=as_text(now + lives),
    )
    return token


def server(base: str) -> str:
    """The DID of this server, for ``http://127.0.0.1:8001``: ``did:web:127.0.0.1%3A8001``."""
    return "did:web:" + base.partition("//")[2].replace(":", "%3A")


def service_claims(row: sqlite3.Row) -> dict[str, str]:
    return dict(json.loads(row["scopes"]))


def token_row(request: Request) -> sqlite3.Row:
    """The token of the call. Raises Refused."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if not token or kind.lower() != "bearer":
        raise Refused("AuthMissing", "Authentication Required", 401)
    store = store_of(request)
    row = store.one(
        "SELECT t.*, a.handle FROM tokens t JOIN accounts a ON a.id = t.account_id"
        " WHERE t.token = ? AND a.network = 'bluesky'",
        token,
    )
    if row is None:
        raise Refused("InvalidToken", "Token could not be verified")
    request.state.token = token
    if row["revoked"]:
        raise Refused("ExpiredToken", "Token has been revoked")
    if as_moment(row["expires_at"]) <= store.now():
        raise Refused("ExpiredToken", "Token has expired")
    return row


def with_token(kind: str) -> Who:
    async def who(request: Request) -> Me:
        row = token_row(request)
        if row["kind"] != kind:
            raise Refused("InvalidToken", "Bad token scope")
        return Me(row["account_id"], row["handle"], kind=kind)

    return who


async def anybody(request: Request) -> Me:
    """Whoever asks; a token is looked at when there is one."""
    return await with_token(ACCESS)(request) if request.headers.get("authorization") else NOBODY


def gate(endpoint: str = "reads", who: Who | None = None) -> Callable[[Handler], Endpoint]:
    return gated(BLUESKY, who or with_token(ACCESS), endpoint)


def asked(request: Request, name: str) -> str:
    """A parameter that must be there. Raises Refused."""
    value = request.query_params.get(name, "")
    if not value:
        raise invalid(f'Error: Params must have the property "{name}"')
    return value


def limit_of(request: Request, usual: int = 50, most: int = 100) -> int:
    return min(number(request.query_params.get("limit")) or usual, most)


def account_of(request: Request, name: str) -> sqlite3.Row:
    """The account of a DID or a handle. Raises Refused."""
    store, column = store_of(request), "key" if name.startswith("did:") else "handle"
    row = store.find("accounts", network="bluesky", **{column: name.removeprefix("@")})
    if row is None:
        raise invalid(f"Could not find repo: {name}" if column == "key" else "Unable to resolve handle")
    return row
