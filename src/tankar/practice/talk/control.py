"""The acts of people in the practice API: ``{network, id, …}``; a resident's under ``/comments``, ``/likes`` and
``/mentions``, those in the network's own app under ``/app``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from starlette.requests import Request
from starlette.routing import Route

from tankar.practice.manners import base_of
from tankar.practice.store import Store
from tankar.practice.telling import API, Body, Wrong, network_of, told

from . import acts

Act = Callable[[Store, str, acts.Given], list[sqlite3.Row]]


def _shown(store: Store, network: str, rows: list[sqlite3.Row], request: Request) -> Body:
    """The first of what was made or changed, and under ``ids`` all of it."""
    talk = acts.TALKS[network]
    names = [talk.name_of(store, row) for row in rows]
    writer = store.get("accounts", rows[0]["account_id"])
    author = {"id": str(writer["id"]), "handle": writer["handle"], "name": writer["display_name"]}
    author |= {"did": writer["key"]} if writer["key"] else {}
    return {
        "id": names[0],
        "ids": names,
        "url": f"{base_of(request)}{talk.path_of(store, rows[0])}",
        "author": author,
    }


def _call(act: Act, more: Body | None = None) -> Callable[..., Body]:
    def done(store: Store, body: Body, request: Request) -> Body:
        network = network_of(body.get("network"))
        return {**_shown(store, network, act(store, network, body), request), **(more or {})}

    return done


def _app(store: Store, body: Body, request: Request) -> Body:
    act = acts.APP.get(request.path_params["act"])
    if act is None:
        raise Wrong(f"in the app one can {', '.join(acts.APP)}")
    return _call(act)(store, body, request)


ROUTES = [
    Route(f"{API}/comments", told(_call(acts.comment)), methods=["POST"]),
    Route(f"{API}/comments/edit", told(_call(acts.edit)), methods=["POST"]),
    Route(f"{API}/comments/remove", told(_call(acts.remove)), methods=["POST"]),
    Route(f"{API}/mentions", told(_call(acts.mention)), methods=["POST"]),
    Route(f"{API}/likes", told(_call(acts.like, {"liked": True})), methods=["POST"]),
    Route(f"{API}/likes/remove", told(_call(acts.unlike, {"liked": False})), methods=["POST"]),
    Route(f"{API}/app/{{act}}", told(_app), methods=["POST"]),
]
