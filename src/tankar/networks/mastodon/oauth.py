"""Connecting by consent instead of a pasted token (fact sheet, section 1): three plain functions.

register an app once per server → send the person to `authorize_url` → exchange the code they come back
with. Tokens neither expire nor refresh. PKCE with S256 (Mastodon 4.3; older servers pass over it).
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tankar.networks.contract import Credentials
from tankar.networks.wire import Answer, current
from tankar.networks.wire.answers import record, text

from .facts import FACTS
from .server import Server, base


@dataclass(frozen=True, slots=True)
class App:
    """Our registration on one server; kept in the vault."""

    address: str
    redirect_uri: str
    client_id: str
    client_secret: str = field(repr=False)


def register_app(address: str, client_name: str, redirect_uri: str, website: str = "") -> App:
    server = Server(current(), base(address), None)
    form = {"client_name": client_name, "redirect_uris": redirect_uri, "scopes": FACTS.scopes}
    if website:
        form["website"] = website

    def read(answer: Answer) -> App:
        told = record(answer.json(), "app")
        client_id, secret = (
            text(told.get("client_id"), "client id"),
            text(told.get("client_secret"), "secret"),
        )
        return App(server.address, redirect_uri, client_id, secret)

    return server.ask(server.call("POST", "apps", form=form), read)


def new_verifier() -> str:
    """The secret half of PKCE; kept in the person's session until they come back."""
    return secrets.token_urlsafe(48)


def authorize_url(app: App, state: str, verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    query = {
        "response_type": "code",
        "client_id": app.client_id,
        "redirect_uri": app.redirect_uri,
        "scope": FACTS.scopes,
        "state": state,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return f"{app.address}{FACTS.paths['authorize']}?{urlencode(query)}"


def exchange_code(app: App, code: str, verifier: str) -> Credentials:
    """The credentials to `verify` and keep. A used or old code is AccessLost or Rejected: begin again."""
    server = Server(current(), app.address, None)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": app.client_id,
        "client_secret": app.client_secret,
        "redirect_uri": app.redirect_uri,
        "code_verifier": verifier,
    }
    token = server.ask(
        server.call("POST", "token", form=form),
        lambda answer: text(record(answer.json(), "token").get("access_token"), "access token"),
    )
    return Credentials(app.address, {"token": token})
