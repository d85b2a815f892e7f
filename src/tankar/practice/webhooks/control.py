"""The receivers of events in the practice API, as they are set in an app's dashboard: where, how signed, what came of
it, and calls that nobody should believe."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.routing import Route

from tankar.practice import facebook
from tankar.practice.fields import number
from tankar.practice.store import Store
from tankar.practice.telling import API, Body, Wrong, told

from . import outbox
from .sender import OVERSIZED, SPOILED, Sender, proven

HERE = ("127.0.0.1", "localhost", "::1")
SHOWN = 50


def sender_of(request: Request) -> Sender:
    sender: Sender = request.app.state.sender
    return sender


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname in HERE


def _app(store: Store, given: Body) -> sqlite3.Row:
    name = str(given.get("app", "Tankar"))
    return store.get("apps", int(facebook.app_of(store, name)["client_id"]))


def _pages(store: Store, given: Body) -> list[sqlite3.Row]:
    """``pages``: handles, or "all"."""
    wanted = given.get("pages") or []
    rows = store.select("accounts", {"network": "facebook", "is_resident": 0}, order="id")
    if wanted == "all":
        return [row for row in rows if not row["handle"].startswith("practice_")]
    if not isinstance(wanted, list) or set(wanted) - {row["handle"] for row in rows}:
        raise Wrong('pages is a list of handles of Pages, or "all"')
    return [row for row in rows if row["handle"] in wanted]


@told
async def post_webhook(store: Store, body: Body, _request: Request) -> Body:
    """Set the receiver of an app: ``{network, url, verify_token, secret?, app?, pages?, verify?}``."""
    url, verify_token = str(body.get("url", "")), str(body.get("verify_token", ""))
    if body.get("network", "facebook") != "facebook":
        raise Wrong("only Facebook tells by itself; Mastodon and Bluesky are asked")
    if not _is_here(url):
        raise Wrong("url must be an http address on this machine: nothing leaves it")
    app, pages = _app(store, body), _pages(store, body)
    if body.get("verify") is not False:
        problem = await proven(url, verify_token, float(store.setting("webhook_timeout_s")))
        if problem:
            raise Wrong(problem)
    secret = str(body.get("secret") or app["client_secret"])
    hook = outbox.register(store, "facebook", app["id"], url, secret, verify_token)
    for page in pages:
        outbox.subscribe(store, app["id"], page["id"], facebook.events.PRACTISED)
    return _shown(store, store.get("hooks", hook))


def _shown(store: Store, row: sqlite3.Row) -> Body:
    pages = store.all(
        "SELECT a.handle, s.fields FROM subscriptions s JOIN accounts a ON a.id = s.account_id"
        " WHERE s.app_id = ? ORDER BY a.id",
        row["app_id"],
    )
    return {
        **{name: row[name] for name in ("id", "network", "url", "secret", "verify_token")},
        "pages": {page["handle"]: page["fields"].split() for page in pages},
        "events": outbox.counted(store, row["id"]),
        "sendings": [
            {name: one[name] for name in ("at", "events", "kind", "status")}
            for one in store.select("sendings", {"hook_id": row["id"]}, limit=SHOWN)
        ],
    }


@told
def get_webhooks(store: Store, _body: Body, _request: Request) -> list[Body]:
    return [_shown(store, row) for row in store.select("hooks", order="id")]


@told
def delete_webhooks(store: Store, _body: Body, _request: Request) -> Body:
    return {"removed": store.run("DELETE FROM hooks")}


@told
def post_hurry(store: Store, _body: Body, _request: Request) -> Body:
    """What waits to be tried again is tried now."""
    return {"hurried": outbox.hurry(store)}


@told
async def post_spoiled(store: Store, body: Body, request: Request) -> Body:
    """Send what nobody should believe, ``{kind, count?, bytes?}``; the statuses that were answered."""
    kind, hook = body.get("kind"), store.find("hooks")
    if kind not in SPOILED:
        raise Wrong(f"kind must be one of {', '.join(SPOILED)}")
    if hook is None:
        raise Wrong("no receiver is set")
    size, count = number(body.get("bytes")) or OVERSIZED, number(body.get("count")) or 1
    statuses = [await sender_of(request).spoil(hook, str(kind), size) for _ in range(count)]
    return {"statuses": statuses}


def envelopes() -> dict[str, Any]:
    return {"facebook": facebook.events.envelope}


ROUTES = [
    Route(f"{API}/webhooks", get_webhooks, methods=["GET"]),
    Route(f"{API}/webhooks", post_webhook, methods=["POST"]),
    Route(f"{API}/webhooks", delete_webhooks, methods=["DELETE"]),
    Route(f"{API}/webhooks/hurry", post_hurry, methods=["POST"]),
    Route(f"{API}/webhooks/spoiled", post_spoiled, methods=["POST"]),
]
