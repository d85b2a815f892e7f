"""Apps and tokens: registration, the exchange of a code (PKCE S256) for a token, revoking. The consent page
is in pages."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import sqlite3
import time
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.fields import Unreadable, client_of, fields, text
from tankar.practice.store import Store, as_text

from .errors import Refused, invalid
from .gate import store_of
from .instance import SCOPES

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
CODE_LIVES = timedelta(minutes=10)
EVERY_SCOPE = "read write push profile"


def register(store: Store, name: str, redirect_uris: str, scopes: str, website: str | None) -> sqlite3.Row:
    number = store.new_id("apps")
    store.insert(
        "apps",
        id=number,
        client_id=secrets.token_urlsafe(32),
        client_secret=secrets.token_urlsafe(32),
        name=name,
        website=website,
        redirect_uris=redirect_uris,
        scopes=scopes,
    )
    row = store.one("SELECT * FROM apps WHERE id = ?", number)
    assert row is not None
    return row


def new_token(store: Store, app_id: int | None, account_id: int | None, scopes: str) -> str:
    token = secrets.token_urlsafe(32)
    now = as_text(store.now())
    store.insert("tokens", token=token, app_id=app_id, account_id=account_id, scopes=scopes, created_at=now)
    return token


def new_code(store: Store, app: sqlite3.Row, account_id: int, asked: dict[str, str]) -> str:
    code = secrets.token_urlsafe(32)
    store.insert(
        "grants",
        code=code,
        app_id=app["id"],
        account_id=account_id,
        redirect_uri=asked["redirect_uri"],
        scopes=asked["scope"],
        challenge=asked["code_challenge"] or None,
        created_at=as_text(store.now()),
    )
    return code


async def _given(request: Request) -> dict[str, Any]:
    try:
        return await fields(request)
    except Unreadable:
        raise Refused(400, "There was a problem parsing the JSON you submitted") from None


async def post_app(request: Request) -> Response:
    try:
        given = await _given(request)
        uris = given.get("redirect_uris") or ""
        uris = "\n".join(uris) if isinstance(uris, list) else str(uris)
        if not text(given, "client_name").strip():
            raise invalid("Name can't be blank")
        if not uris.strip():
            raise invalid("Redirect URI can't be blank")
        scopes = text(given, "scopes") or "read"
        if unknown := set(scopes.split()) - set(SCOPES) - {"follow"}:
            raise invalid(f"Scopes doesn't match configured on the server: {' '.join(sorted(unknown))}")
    except Refused as refused:
        return refused.answer
    website = text(given, "website") or None
    row = register(store_of(request), text(given, "client_name"), uris, scopes, website)
    return JSONResponse(
        {
            "id": str(row["id"]),
            "name": row["name"],
            "website": row["website"],
            "scopes": scopes.split(),
            "redirect_uri": uris,
            "redirect_uris": uris.split(),
            "client_id": row["client_id"],
            "client_secret": row["client_secret"],
            "client_secret_expires_at": 0,
            "vapid_key": "",
        }
    )


def _client(request: Request, given: dict[str, Any]) -> sqlite3.Row:
    client_id, secret = client_of(request, given)
    row = store_of(request).one("SELECT * FROM apps WHERE client_id = ?", client_id)
    if row is None or not hmac.compare_digest(row["client_secret"].encode(), secret.encode()):
        raise Refused(401, "invalid_client", "Client authentication failed due to unknown client.")
    return row


def _verified(grant: sqlite3.Row, verifier: str) -> bool:
    if not grant["challenge"]:
        return True
    digest = hashlib.sha256(verifier.encode()).digest()
    return hmac.compare_digest(base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), grant["challenge"])


def _exchanged(store: Store, app: sqlite3.Row, given: dict[str, Any]) -> sqlite3.Row:
    """The grant a code stands for; a code works once and for ten minutes. Raises Refused."""
    sql = "SELECT * FROM grants WHERE code = ? AND app_id = ? AND created_at > ?"
    grant = store.one(sql, text(given, "code"), app["id"], as_text(store.now() - CODE_LIVES))
    if grant is not None:
        store.run("DELETE FROM grants WHERE code = ?", grant["code"])
    fits = grant is not None and grant["redirect_uri"] == text(given, "redirect_uri")
    if grant is None or not fits or not _verified(grant, text(given, "code_verifier")):
        raise Refused(
            400,
            "invalid_grant",
            "The provided authorization grant is invalid, expired, revoked, does not match the redirection "
            "URI used in the authorization request, or was issued to another client.",
        )
    return grant


def _token(store: Store, app: sqlite3.Row, given: dict[str, Any]) -> tuple[str, str]:
    kind = text(given, "grant_type")
    if kind == "authorization_code":
        grant = _exchanged(store, app, given)
        return new_token(store, app["id"], grant["account_id"], grant["scopes"]), grant["scopes"]
    if kind == "client_credentials":
        scopes = text(given, "scope") or "read"
        return new_token(store, app["id"], None, scopes), scopes
    raise Refused(
        400, "unsupported_grant_type", "The authorization grant type is not supported by the server."
    )


async def post_token(request: Request) -> Response:
    try:
        given = await _given(request)
        token, scopes = _token(store_of(request), _client(request, given), given)
    except Refused as refused:
        return refused.answer
    return JSONResponse(
        {"access_token": token, "token_type": "Bearer", "scope": scopes, "created_at": int(time.time())}
    )


async def post_revoke(request: Request) -> Response:
    try:
        given = await _given(request)
        app = _client(request, given)
    except Refused as refused:
        return JSONResponse({"error": "unauthorized_client", "error_description": refused.description}, 403)
    sql = "UPDATE tokens SET revoked = 1 WHERE token = ? AND app_id = ?"
    store_of(request).run(sql, text(given, "token"), app["id"])
    return JSONResponse({})
