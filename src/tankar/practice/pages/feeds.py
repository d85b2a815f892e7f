"""The public pages: feed, account, post with comments; and what a visitor does there as a resident."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tankar.practice import past
from tankar.practice.fields import number, text
from tankar.practice.manners import store_of
from tankar.practice.mastodon import posting
from tankar.practice.mastodon.statuses import descendants
from tankar.practice.store import Store
from tankar.practice.talk import acts

from .face import from_here, missing, page
from .looks import LOOKS, card
from .words import LANGUAGES

PAGE = 20
SEEN = ("gone IS NULL", "state = ''", "visibility IN ('public', 'unlisted')")
OWNED = "account_id IN (SELECT id FROM accounts WHERE network = ? AND NOT is_resident)"


def _cards(store: Store, rows: list[sqlite3.Row]) -> list[dict[str, Any]]:
    """Rows as what the templates show; who shared a post shows the original."""
    originals = [posting.visible(store, row["reblog_of_id"]) if row["reblog_of_id"] else row for row in rows]
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
        listed = _listed(store, request, OWNED, network)
        return page(
            request, "feed.html", network=network, accounts=accounts, account=None, tag=None, **listed
        )

    return shown


def account(network: str) -> Callable[[Request], Awaitable[Response]]:
    async def shown(request: Request) -> Response:
        store = store_of(request)
        posting.publish_due(store)
        row = _owner(request, network)
        if row is None:
            return missing(request)
        listed = _listed(store, request, "account_id = ?", row["id"])
        return page(request, "feed.html", network=network, accounts=[], account=row, tag=None, **listed)

    return shown


async def tag(request: Request) -> Response:
    name = request.path_params["tag"]
    escaped = name.replace("\\", "").replace("%", "\\%").replace("_", "\\_")
    where = f"{OWNED} AND text LIKE ? ESCAPE '\\'"
    listed = _listed(store_of(request), request, where, "mastodon", f"%#{escaped}%")
    return page(request, "feed.html", network="mastodon", accounts=[], account=None, tag=name, **listed)


def _owner(request: Request, network: str) -> sqlite3.Row | None:
    """The account an address names, by its handle or by its key."""
    store, name = store_of(request), request.path_params["handle"]
    return store.find("accounts", network=network, handle=name) or (
        store.find("accounts", network=network, key=name) if name.startswith("did:") else None
    )


def _asked_for(request: Request, network: str = "mastodon") -> sqlite3.Row | None:
    owner = _owner(request, network)
    if owner is None:
        return None
    given = request.path_params
    name, value = ("key", given["key"]) if "key" in given else ("id", number(given["id"]))
    rows = store_of(request).select("statuses", [f"{name} = ?", "account_id = ?", *SEEN], value, owner["id"])
    return rows[0] if rows else None


def plain_post(network: str) -> Callable[[Request], Awaitable[Response]]:
    """A post of a network on which nobody comments yet."""

    async def shown(request: Request) -> Response:
        row = _asked_for(request, network)
        if row is None:
            return missing(request)
        return page(request, "plain_post.html", network=network, post=card(store_of(request), row))

    return shown


async def video(request: Request) -> Response:
    """A video's own address leads to the post it stands in."""
    film = store_of(request).find("media", id=number(request.path_params["id"]))
    if film is None or film["status_id"] is None:
        return missing(request)
    handle = request.path_params["handle"]
    return RedirectResponse(f"/facebook/page/{handle}/posts/{film['status_id']}", 302)


def _shown(request: Request, row: sqlite3.Row, problem: bool, said: dict[str, str]) -> Response:
    store = store_of(request)
    said_there = _cards(store, descendants(store, row["id"]))
    status = 422 if problem else 200
    shown: dict[str, Any] = {
        "post": card(store, row),
        "comments": said_there,
        "problem": problem,
        "said": said,
    }
    return page(request, "post.html", status, network="mastodon", **shown)


async def post(request: Request) -> Response:
    row = _asked_for(request)
    if row is None:
        return missing(request)
    return _shown(request, row, False, {"name": "", "text": "", "language": ""})


async def comment(request: Request) -> Response:
    row = _asked_for(request)
    if row is None or not from_here(request):
        return missing(request)
    form = dict(await request.form())
    said = {name: text(form, name) for name in ("name", "text", "language")}
    try:
        told = {**said, "id": row["id"], "language": _known(said["language"])}
        [made] = acts.comment(store_of(request), "mastodon", told)
    except past.WrongPast:
        return _shown(request, row, True, said)
    return RedirectResponse(f"{_here(request)}#c{made['id']}", 303)


def _known(language: str) -> str | None:
    return language if language in LANGUAGES else None


def _here(request: Request) -> str:
    return f"/@{request.path_params['handle']}/{request.path_params['id']}"


async def like(request: Request) -> Response:
    """Each press is another resident's liking: one visitor plays them all."""
    store = store_of(request)
    row = _asked_for(request)
    if row is None or not from_here(request):
        return missing(request)
    sql = (
        "SELECT count(*) FROM favourites f JOIN accounts a ON a.id = f.account_id"
        " WHERE status_id = ? AND is_resident"
    )
    likes = store.number(sql, row["id"])
    posting.like(store, past.resident(store, f"{past.SOMEBODY} {likes + 1}"), row)
    return RedirectResponse(_here(request), 303)
