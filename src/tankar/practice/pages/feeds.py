"""The public pages: the feed of a network, and an account."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tankar.practice.fields import number
from tankar.practice.manners import store_of
from tankar.practice.mastodon import posting
from tankar.practice.store import Store
from tankar.practice.talk.people import PEOPLE

from .face import missing, page
from .looks import LOOKS, card

PAGE = 20
NOTHING_SAID = {"name": "", "text": "", "language": ""}
MOST = {"mastodon": 500, "facebook": 8_000, "bluesky": 300}  # characters of a text
SEEN = ("gone IS NULL", "state = ''", "visibility IN ('public', 'unlisted')")
OWN = "in_reply_to_id IS NULL"
OWNED = "account_id IN (SELECT id FROM accounts WHERE network = ? AND NOT is_resident)"


def _cards(store: Store, rows: list[sqlite3.Row]) -> list[dict[str, Any]]:
    """Rows as what the templates show; who shared a post shows the original."""
    originals = [
        store.find("statuses", id=row["reblog_of_id"], gone=None) if row["reblog_of_id"] else row
        for row in rows
    ]
    return [card(store, row) for row in originals if row is not None]


def _listed(store: Store, request: Request, where: str, *values: Any) -> dict[str, Any]:
    before = number(request.query_params.get("before")) or 2**63 - 1
    rows = store.select("statuses", [where, *SEEN, "id < ?"], *values, before, limit=PAGE + 1)
    older = rows[PAGE - 1]["id"] if len(rows) > PAGE else None
    return {"posts": _cards(store, rows[:PAGE]), "older": older}


def home(network: str) -> Callable[[Request], Awaitable[Response]]:
    """The network's newest posts and its accounts."""

    async def shown(request: Request) -> Response:
        store = store_of(request)
        posting.publish_due(store)
        rows = store.select("accounts", {"network": network, "is_resident": 0}, order="display_name")
        accounts = [{**dict(row), "href": LOOKS[network].account(row)} for row in rows]
        listed = _listed(store, request, f"{OWN} AND {OWNED}", network)
        return page(
            request, "feed.html", network=network, accounts=accounts, account=None, tag=None, **listed
        )

    return shown


def account(network: str) -> Callable[[Request], Awaitable[Response]]:
    async def shown(request: Request) -> Response:
        posting.publish_due(store_of(request))
        row = owner(request, network)
        return missing(request) if row is None else account_page(request, row)

    return shown


def account_page(
    request: Request, row: sqlite3.Row, problem: str = "", said: dict[str, str] | None = None
) -> Response:
    """An account with its posts. ``problem``: why what a visitor did there did not happen, in a word of ours."""
    where = "account_id = ?" if row["is_resident"] else f"account_id = ? AND {OWN}"
    listed = _listed(store_of(request), request, where, row["id"])
    look = LOOKS[row["network"]]
    told: dict[str, Any] = {
        "problem": problem,
        "said": said or NOTHING_SAID,
        "people": PEOPLE,
        "most": MOST[row["network"]],
    }
    shown: dict[str, Any] = {
        "network": row["network"],
        "accounts": [],
        "account": row,
        "tag": None,
        "here": look.account(row),
    }
    return page(request, "feed.html", 422 if problem else 200, **shown, **told, **listed)


async def tag(request: Request) -> Response:
    name = request.path_params["tag"]
    escaped = name.replace("\\", "").replace("%", "\\%").replace("_", "\\_")
    where = f"{OWNED} AND text LIKE ? ESCAPE '\\'"
    listed = _listed(store_of(request), request, where, "mastodon", f"%#{escaped}%")
    return page(request, "feed.html", network="mastodon", accounts=[], account=None, tag=name, **listed)


def owner(request: Request, network: str) -> sqlite3.Row | None:
    """The account an address names, by its handle or by its key."""
    store, name = store_of(request), request.path_params["handle"]
    return store.find("accounts", network=network, handle=name) or (
        store.find("accounts", network=network, key=name) if name.startswith("did:") else None
    )


def asked_for(request: Request, network: str) -> sqlite3.Row | None:
    whose = owner(request, network)
    if whose is None:
        return None
    given = request.path_params
    name, value = ("key", given["key"]) if "key" in given else ("id", number(given["id"]))
    rows = store_of(request).select("statuses", [f"{name} = ?", "account_id = ?", *SEEN], value, whose["id"])
    return rows[0] if rows else None


async def video(request: Request) -> Response:
    """A video's own address leads to the post it stands in."""
    film = store_of(request).find("media", id=number(request.path_params["id"]))
    if film is None or film["status_id"] is None:
        return missing(request)
    handle = request.path_params["handle"]
    return RedirectResponse(f"/facebook/page/{handle}/posts/{film['status_id']}", 302)
