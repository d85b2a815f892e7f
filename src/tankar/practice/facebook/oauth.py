"""Access: a code becomes a user token, a user token a long-lived one, and that gives the tokens of Pages."""

from __future__ import annotations

import hmac
import secrets
import sqlite3
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice import past
from tankar.practice.fields import client_of, text
from tankar.practice.gate import Me, gated
from tankar.practice.manners import base_of, store_of
from tankar.practice.store import Store, as_moment, as_text

from . import nodes
from .errors import Refused, bad
from .gate import FACEBOOK, PAGE, USER, anybody, gate, params, token_row, why_dead
from .projection import projected

CODE_LIVES = timedelta(minutes=10)
SHORT, LONG = timedelta(hours=1, minutes=30), timedelta(days=60)
SCOPES = (
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_posts",
    "pages_read_user_content",
    "pages_manage_engagement",
    "pages_manage_metadata",
    "pages_messaging",
    "read_insights",
    "business_management",
    "public_profile",
)
PERSON = "practice_person"


def person(store: Store) -> int:
    """Who presses the buttons of the consent page."""
    return past.account(
        store, PERSON, {"display_name": "Praktikant Harjoittelija"}, FACEBOOK.network, is_resident=1
    )


def person_node(store: Store, me: Me) -> dict[str, Any]:
    return {"id": str(me.id), "name": store.get("accounts", me.id)["display_name"]}


def app_of(store: Store, name: str, redirect_uris: str = "") -> dict[str, str]:
    """The app of that name, made when it is missing; no address given means that any may be sent back to."""
    row = store.one("SELECT * FROM apps WHERE name = ? AND scopes = 'facebook' ORDER BY id LIMIT 1", name)
    if row is None:
        number = store.new_id("apps")
        secret = secrets.token_hex(16)
        store.insert(
            "apps",
            id=number,
            client_id=str(number),
            client_secret=secret,
            name=name,
            redirect_uris=redirect_uris,
            scopes="facebook",
        )
        row = store.get("apps", number)
    elif redirect_uris:
        store.change("apps", row["id"], redirect_uris=redirect_uris)
    return {"client_id": row["client_id"], "client_secret": row["client_secret"], "name": row["name"]}


def new_token(store: Store, row: dict[str, Any], lives: timedelta | None) -> str:
    token = f"EAA{secrets.token_hex(48)}"
    expires = as_text(store.now() + lives) if lives else None
    store.insert("tokens", token=token, created_at=as_text(store.now()), expires_at=expires, **row)
    return token


def new_code(store: Store, app: sqlite3.Row, redirect_uri: str, scopes: str, pages: list[int]) -> str:
    code = f"AQ{secrets.token_urlsafe(48)}"
    told = {"redirect_uri": redirect_uri, "scopes": scopes, "pages": " ".join(map(str, pages))}
    now = as_text(store.now())
    store.insert("grants", code=code, app_id=app["id"], account_id=person(store), created_at=now, **told)
    return code


def _app(store: Store, client_id: str, secret: str) -> sqlite3.Row:
    app = store.find("apps", client_id=client_id, scopes="facebook")
    if app is None:
        raise Refused(101, "Error validating application. Cannot get application info due to a system error.")
    if not hmac.compare_digest(app["client_secret"].encode(), secret.encode()):
        raise Refused(1, "Error validating client secret.")
    return app


def _by_code(store: Store, app: sqlite3.Row, given: dict[str, Any]) -> dict[str, Any]:
    """What a code stands for; it works once and for ten minutes."""
    grant = store.find("grants", code=text(given, "code"), app_id=app["id"])
    if grant is None:
        raise Refused(100, "This authorization code has been used.", 36009)
    store.run("DELETE FROM grants WHERE code = ?", grant["code"])
    if as_moment(grant["created_at"]) < store.now() - CODE_LIVES:
        raise Refused(100, "This authorization code has expired.", 36007)
    if grant["redirect_uri"] != text(given, "redirect_uri"):
        raise Refused(
            100,
            "Error validating verification code. Please make sure your redirect_uri is identical to the one you"
            " used in the OAuth dialog request",
            36008,
        )
    return dict(grant)


@gated(FACEBOOK, anybody)
async def access_token(request: Request, _me: Me) -> Response:
    given, store = await params(request), store_of(request)
    app, kind = _app(store, *client_of(request, given)), text(given, "grant_type")
    if kind == "client_credentials":
        return JSONResponse(
            {"access_token": f"{app['client_id']}|{app['client_secret']}", "token_type": "bearer"}
        )
    if kind == "fb_exchange_token":
        before = token_row(request, text(given, "fb_exchange_token"))
        if before is None or why_dead(request, before) or before["kind"] != USER:
            raise bad("The token to exchange is not a living user token")
        found, lives = dict(before), LONG
    else:
        found, lives = _by_code(store, app, given), SHORT
    kept = {name: found[name] for name in ("app_id", "account_id", "scopes", "pages")}
    token = new_token(store, {**kept, "kind": USER}, lives)
    told = {"access_token": token, "token_type": "bearer", "expires_in": int(lives.total_seconds())}
    return JSONResponse(told)


def page_token(store: Store, user: sqlite3.Row, page_id: int) -> str:
    """A Page's token; from a long-lived user token it has no end."""
    lives = None
    if user["expires_at"]:
        left = as_moment(user["expires_at"]) - store.now()
        lives = left if left <= SHORT else None
    same = {"account_id": page_id, "app_id": user["app_id"], "scopes": user["scopes"], "kind": PAGE}
    before = store.find("tokens", **same, revoked=0, expires_at=None) if lives is None else None
    return str(before["token"]) if before else new_token(store, same, lives)


def token_for(request: Request, me: Me, page_id: int) -> dict[str, str]:
    """``access_token`` of a Page, for its own token and for a person who has let this app use it."""
    store, row = store_of(request), token_row(request, request.state.token)
    if me.kind == PAGE and me.id == page_id:
        return {"access_token": request.state.token}
    is_hers = row is not None and me.kind == USER and str(page_id) in row["pages"].split()
    return {"access_token": page_token(store, row, page_id)} if is_hers and row else {}


@gate()
async def accounts(request: Request, me: Me) -> Response:
    """``/me/accounts``: the Pages the person has let this app use, with their tokens."""
    store, user = store_of(request), token_row(request, request.state.token)
    if me.kind != USER or user is None:
        raise bad("Tried accessing nonexisting field (accounts) on node type (Page)")
    pages = [store.find("accounts", id=int(number), is_resident=0) for number in user["pages"].split()]
    asked = request.query_params.get("fields", "")
    data = []
    for page in pages if "pages_show_list" in me.scopes else []:
        if page is not None:
            node = {
                **nodes.page(store, page, base_of(request)),
                "access_token": page_token(store, user, page["id"]),
            }
            data.append(projected(node, asked, ("access_token", "category", "name", "id", "tasks"), "Page"))
    return JSONResponse(
        {"data": data, "paging": {"cursors": {"before": "MA", "after": "MA"}}} if data else {"data": []}
    )


@gate()
async def permissions(_request: Request, me: Me) -> Response:
    return JSONResponse({"data": [{"permission": scope, "status": "granted"} for scope in sorted(me.scopes)]})


def _seconds(moment: str | None) -> int:
    return int(as_moment(moment).timestamp()) if moment else 0


@gated(FACEBOOK, anybody)
async def debug_token(request: Request, _me: Me) -> Response:
    """What a token is worth; asked with the app's own ``id|secret``."""
    given, store = await params(request), store_of(request)
    app_id, _, secret = text(given, "access_token").partition("|")
    app = _app(store, app_id, secret)
    row = token_row(request, text(given, "input_token"))
    if row is None:
        wrong = {"code": 190, "message": "Invalid OAuth access token - Cannot parse access token"}
        return JSONResponse({"data": {"error": wrong, "is_valid": False, "scopes": []}})
    told = {
        "app_id": app["client_id"],
        "type": row["kind"].upper(),
        "application": app["name"],
        "data_access_expires_at": _seconds(as_text(as_moment(row["created_at"]) + timedelta(days=90))),
        "expires_at": _seconds(row["expires_at"]),
        "is_valid": why_dead(request, row) is None,
        "issued_at": _seconds(row["created_at"]),
        "scopes": row["scopes"].replace(",", " ").split(),
        "user_id": str(person(store)),
    }
    return JSONResponse(
        {"data": {**told, **({"profile_id": str(row["account_id"])} if row["kind"] == PAGE else {})}}
    )
