"""The practice API, ``/practice/api/``: accounts, faults, settings, demo data, and what really happened."""

from __future__ import annotations

import sqlite3
from typing import Protocol

from starlette.requests import Request
from starlette.routing import Route

from . import bluesky, facebook, faults, mastodon
from .fields import number
from .manners import base_of
from .store import DEFAULTS, Store
from .talk import control as talk
from .talk import numbers
from .telling import API, Body, Wrong, network_of, told
from .webhooks import control as webhooks


class Demo(Protocol):
    """What each network does to be filled with a past."""

    def account(self, store: Store, given: Body, /) -> int: ...

    def access(self, store: Store, row: sqlite3.Row, given: Body, /) -> Body: ...

    def post(self, store: Store, given: Body, /) -> Body: ...


DEMOS: dict[str, Demo] = {"mastodon": mastodon.past, "facebook": facebook.past, "bluesky": bluesky.past}


@told
def health(store: Store, _body: Body, _request: Request) -> Body:
    return {
        "status": "ok",
        "accounts": store.number("SELECT count(*) FROM accounts WHERE NOT is_resident"),
        "statuses": store.number("SELECT count(*) FROM statuses WHERE gone IS NULL"),
        "faults": store.number("SELECT count(*) FROM faults"),
    }


@told
def post_account(store: Store, body: Body, request: Request) -> Body:
    """Make an account, or find the one of that name; fresh access either way. ``network`` says where."""
    demo = DEMOS[network_of(body.get("network"))]
    row = store.get("accounts", demo.account(store, body))
    given = demo.access(store, row, body)
    url = f"{base_of(request)}{given.pop('url')}"
    return {"id": str(row["id"]), "handle": row["handle"], **given, "url": url}


@told
def post_app(store: Store, body: Body, _request: Request) -> Body:
    """A program that may ask for access: ``{name, redirect_uris?}``. Mastodon's apps register themselves."""
    if network_of(body.get("network")) != "facebook":
        raise Wrong("only Facebook's apps are made here")
    name, uris = str(body.get("name", "Tankar")), str(body.get("redirect_uris", ""))
    return facebook.app_of(store, name, uris)


@told
def get_accounts(store: Store, _body: Body, request: Request) -> list[Body]:
    network = request.query_params.get("network")
    where = ["NOT is_resident", "? IS NULL OR network = ?"]
    return [
        {name: str(row[name]) for name in ("id", "network", "handle", "display_name")}
        for row in store.select("accounts", where, network, network, order="id")
    ]


@told
def restore_tokens(store: Store, body: Body, _request: Request) -> Body:
    """Give access back: every revoked token works again, of one account or of all."""
    return {"restored": restore(store, body.get("handle"), body.get("network"))}


def restore(store: Store, handle: str | None = None, network: str | None = None) -> int:
    """How many tokens work again."""
    where = "(? IS NULL OR a.handle = ?) AND (? IS NULL OR a.network = ?)"
    who = (handle, handle, network, network)
    store.run(" ".join(["UPDATE accounts AS a SET locked = 0 WHERE", where]), *who)
    owned = "account_id IN (SELECT a.id FROM accounts a WHERE"
    return store.run(" ".join(["UPDATE tokens SET revoked = 0 WHERE revoked AND", owned, f"{where})"]), *who)


@told
def get_faults(store: Store, _body: Body, _request: Request) -> list[Body]:
    return faults.listed(store)


@told
def post_fault(store: Store, body: Body, _request: Request) -> Body:
    added = faults.add(store, body)
    return next(fault for fault in faults.listed(store) if fault["id"] == added)


@told
def delete_faults(store: Store, _body: Body, request: Request) -> Body:
    given = request.path_params.get("id")
    return {"removed": faults.remove(store, number(given) if given else None)}


@told
def get_schedule(store: Store, _body: Body, _request: Request) -> Body:
    return _schedule(store)


@told
def post_schedule(store: Store, body: Body, _request: Request) -> Body:
    """Set the mixture; ``seed`` beside it changes the seed."""
    plan = faults.checked_schedule(body)
    if "seed" in body:
        _change(store, {"seed": body["seed"]})
    store.change_settings(schedule=plan)
    return _schedule(store)


@told
def delete_schedule(store: Store, _body: Body, _request: Request) -> Body:
    store.change_settings(schedule=None)
    return _schedule(store)


def _schedule(store: Store) -> Body:
    """The mixture, and how many writes met which effect since the last reset."""
    sql = "SELECT coalesce(effect, 'none') AS effect, count(*) AS number FROM requests GROUP BY effect"
    done = {row["effect"]: row["number"] for row in store.all(sql)}
    return {"schedule": store.setting("schedule"), "seed": store.setting("seed"), "done": done}


@told
def get_settings(store: Store, _body: Body, _request: Request) -> Body:
    return store.settings


@told
def post_settings(store: Store, body: Body, _request: Request) -> Body:
    _change(store, body)
    return store.settings


def _change(store: Store, body: Body) -> None:
    for name, value in body.items():
        if name not in DEFAULTS or name == "schedule":
            raise Wrong(f"unknown setting {name}")
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not is_whole or (value < 0 and name != "clock_offset_s"):
            raise Wrong(f"{name} must be a whole number, at least 0")
    store.change_settings(**body)


@told
def get_requests(store: Store, _body: Body, request: Request) -> list[Body]:
    """The log of writes, newest first; ``limit`` (100), ``handle``, ``idempotency_key``, ``network``."""
    asked = request.query_params
    where = {
        name: asked[name] for name in ("handle", "idempotency_key", "endpoint", "network") if name in asked
    }
    rows = store.select("requests", where, limit=number(asked.get("limit")) or 100)
    return [{**dict(row), "replayed": bool(row["replayed"])} for row in rows]


@told
def get_statuses(store: Store, _body: Body, request: Request) -> Body:
    """How many posts with the same text an account ever stored, also those taken away since."""
    handle = request.query_params.get("handle", "")
    network = network_of(request.query_params.get("network"))
    sql = (
        "SELECT text, count(*) AS stored, sum(gone IS NULL) AS visible, group_concat(id) AS ids,"
        " min(id) AS first FROM statuses WHERE reblog_of_id IS NULL AND account_id ="
        " (SELECT id FROM accounts WHERE handle = ? AND network = ?) GROUP BY text ORDER BY first"
    )
    texts = [
        {
            "text": row["text"],
            "stored": row["stored"],
            "visible": row["visible"],
            "ids": row["ids"].split(","),
        }
        for row in store.all(sql, handle, network)
    ]
    total = sum(text["stored"] for text in texts)
    return {
        "handle": handle,
        "total": total,
        "different": len(texts),
        "twice": total - len(texts),
        "texts": texts,
    }


@told
def post_backdated(store: Store, body: Body, _request: Request) -> Body:
    """One past post, or many under ``statuses``: all of them or none."""
    many = body.get("statuses")
    with store.atomic():
        if isinstance(many, list):
            return {"statuses": [_past(store, one) for one in many]}
        return _past(store, body)


def _past(store: Store, given: Body) -> Body:
    return DEMOS[network_of(given.get("network"))].post(store, given)


@told
def post_reset(store: Store, body: Body, _request: Request) -> Body:
    """Begin again: ``{"keep_accounts": true}`` keeps accounts and tokens."""
    store.empty(keep_accounts=body.get("keep_accounts") is True)
    return {"status": "empty"}


ROUTES = [
    Route(f"{API}/health", health, methods=["GET"]),
    Route(f"{API}/accounts", get_accounts, methods=["GET"]),
    Route(f"{API}/accounts", post_account, methods=["POST"]),
    Route(f"{API}/apps", post_app, methods=["POST"]),
    Route(f"{API}/tokens/restore", restore_tokens, methods=["POST"]),
    Route(f"{API}/faults", get_faults, methods=["GET"]),
    Route(f"{API}/faults", post_fault, methods=["POST"]),
    Route(f"{API}/faults", delete_faults, methods=["DELETE"]),
    Route(f"{API}/faults/{{id}}", delete_faults, methods=["DELETE"]),
    Route(f"{API}/schedule", get_schedule, methods=["GET"]),
    Route(f"{API}/schedule", post_schedule, methods=["POST"]),
    Route(f"{API}/schedule", delete_schedule, methods=["DELETE"]),
    Route(f"{API}/settings", get_settings, methods=["GET"]),
    Route(f"{API}/settings", post_settings, methods=["POST"]),
    Route(f"{API}/requests", get_requests, methods=["GET"]),
    Route(f"{API}/statuses", get_statuses, methods=["GET"]),
    Route(f"{API}/statuses/backdated", post_backdated, methods=["POST"]),
    Route(f"{API}/reset", post_reset, methods=["POST"]),
    *talk.ROUTES,
    *numbers.ROUTES,
    *webhooks.ROUTES,
]
