"""``/oauth/authorize``: a person lets a program use a practice account."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tankar.practice.fields import number, text
from tankar.practice.manners import store_of
from tankar.practice.mastodon.oauth import OUT_OF_BAND, new_code
from tankar.practice.store import Store

from .face import from_here, page

ASKED = (
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
)


def _app(store: Store, asked: dict[str, str]) -> sqlite3.Row | None:
    """The app that asks, when what it asks is right: its own address, its own scopes, PKCE only with S256."""
    app = store.one("SELECT * FROM apps WHERE client_id = ?", asked["client_id"])
    if (
        app is None
        or asked["redirect_uri"] not in app["redirect_uris"].split()
        or asked["response_type"] != "code"
    ):
        return None
    if asked["code_challenge"] and asked["code_challenge_method"] != "S256":
        return None
    allowed = set(app["scopes"].split())
    wanted = asked["scope"].split()
    return app if all(one in allowed or one.partition(":")[0] in allowed for one in wanted) else None


def _asked(given: dict[str, Any]) -> dict[str, str]:
    asked = {name: text(given, name) for name in ASKED}
    return {**asked, "scope": asked["scope"] or "read"}


async def ask(request: Request) -> Response:
    store = store_of(request)
    asked = _asked(dict(request.query_params))
    app = _app(store, asked)
    if app is None:
        return page(request, "consent_wrong.html", 400)
    return consent_page(request, "mastodon", "/oauth/authorize", app, asked)


def consent_page(
    request: Request, network: str, action: str, app: sqlite3.Row, asked: dict[str, str], many: bool = False
) -> Response:
    """``many``: several accounts can be chosen."""
    accounts = store_of(request).select(
        "accounts", {"network": network, "is_resident": 0}, order="display_name"
    )
    shown: dict[str, Any] = {"app": app, "asked": asked, "accounts": accounts, "action": action, "many": many}
    return page(request, "consent.html", form_anywhere=True, **shown)


async def answer(request: Request) -> Response:
    store = store_of(request)
    form = dict(await request.form())
    asked = _asked(form)
    app = _app(store, asked)
    chosen = store.find("accounts", network="mastodon", id=number(form.get("account")))
    is_allowed = text(form, "answer") == "allow"
    if app is None or not from_here(request) or (is_allowed and chosen is None):
        return page(request, "consent_wrong.html", 400)
    if not is_allowed or chosen is None:
        refused = {"error": "access_denied", "error_description": "The resource owner denied the request."}
        return _back(request, asked, refused)
    return _back(request, asked, {"code": new_code(store, app, chosen["id"], asked)})


def _back(request: Request, asked: dict[str, str], told: dict[str, str]) -> Response:
    if asked["redirect_uri"] == OUT_OF_BAND:
        return page(request, "code.html", code=told.get("code", ""))
    return sent_back(asked, told)


def sent_back(asked: dict[str, str], told: dict[str, str]) -> Response:
    """To the program that asked, with what it is told."""
    told = {**told, "state": asked["state"]} if asked["state"] else told
    sign = "&" if "?" in asked["redirect_uri"] else "?"
    return RedirectResponse(f"{asked['redirect_uri']}{sign}{urlencode(told)}", 303)
