"""``/facebook/{version}/dialog/oauth``: a person lets a program use practice Pages."""

from __future__ import annotations

import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tankar.practice.facebook.oauth import SCOPES, new_code
from tankar.practice.fields import number, text
from tankar.practice.manners import store_of

from .consent import consent_page, sent_back
from .face import from_here, page

ASKED = ("client_id", "redirect_uri", "response_type", "scope", "state")


def _asked(given: dict[str, Any]) -> dict[str, str]:
    asked = {name: text(given, name) for name in ASKED}
    return {**asked, "scope": " ".join(asked["scope"].replace(",", " ").split())}


def _app(request: Request, asked: dict[str, str]) -> sqlite3.Row | None:
    """The app that asks, when what it asks is right: a known address, known permissions."""
    app = store_of(request).find("apps", client_id=asked["client_id"], scopes="facebook")
    allowed = app["redirect_uris"].split() if app else []
    known = asked["redirect_uri"] in allowed if allowed else asked["redirect_uri"].startswith("http")
    right = known and asked["response_type"] in ("", "code") and set(asked["scope"].split()) <= set(SCOPES)
    return app if right else None


async def ask(request: Request) -> Response:
    asked = _asked(dict(request.query_params))
    app = _app(request, asked)
    if app is None:
        return page(request, "consent_wrong.html", 400)
    return consent_page(request, "facebook", "/facebook/dialog", app, asked, many=True)


async def answer(request: Request) -> Response:
    form = await request.form()
    asked = _asked(dict(form))
    app = _app(request, asked)
    if app is None or not from_here(request):
        return page(request, "consent_wrong.html", 400)
    chosen = [number(one) for one in form.getlist("account")]
    if form.get("answer") != "allow":
        told = {"error": "access_denied", "error_code": "200", "error_reason": "user_denied"}
        return sent_back(asked, {**told, "error_description": "Permissions error"})
    code = new_code(store_of(request), app, asked["redirect_uri"], asked["scope"], chosen)
    return sent_back(asked, {"code": code})
