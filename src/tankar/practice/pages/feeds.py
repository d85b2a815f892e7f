"""The public pages: feed, account, post with comments; and what a visitor does there as a resident."""

from __future__ import annotations

import sqlite3
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tankar.practice import past
from tankar.practice.mastodon import entities, posting
from tankar.practice.mastodon.content import as_html
from tankar.practice.mastodon.fields import number, text
from tankar.practice.mastodon.statuses import descendants
from tankar.practice.store import Store

from .face import from_here, missing, page
from .words import LANGUAGES

PAGE = 20
_SEEN = "gone IS NULL AND visibility IN ('public', 'unlisted')"


def _cards(store: Store, rows: list[sqlite3.Row]) -> list[dict[str, Any]]:
    """Rows as what the templates show; addresses are relative, so that any host name works."""
    cards = []
    for row in rows:
        original = posting.visible(store, row["reblog_of_id"]) if row["reblog_of_id"] else row
        if original is None:
            continue
        owner = store.one("SELECT * FROM accounts WHERE id = ?", original["account_id"])
        assert owner is not None
        cards.append(
            {
                **dict(original),
                **entities.counts(store, original),
                "html": Markup(as_html(original["text"], "")),  # noqa: S704 - as_html escapes all it is given
                "handle": owner["handle"],
                "name": owner["display_name"],
                "is_resident": owner["is_resident"],
                "images": store.all(
                    "SELECT * FROM media WHERE status_id = ? ORDER BY place, id", original["id"]
                ),
            }
        )
    return cards


def _listed(store: Store, request: Request, where: str, *values: Any) -> dict[str, Any]:
    before = number(request.query_params.get("before")) or 2**63 - 1
    sql = f"SELECT * FROM statuses WHERE {where} AND {_SEEN} AND id < ? ORDER BY id DESC LIMIT ?"  # noqa: S608
    rows = store.all(sql, *values, before, PAGE + 1)
    older = rows[PAGE - 1]["id"] if len(rows) > PAGE else None
    return {"posts": _cards(store, rows[:PAGE]), "older": older}


async def home(request: Request) -> Response:
    store: Store = request.app.state.store
    posting.publish_due(store)
    accounts = store.all("SELECT * FROM accounts WHERE NOT is_resident ORDER BY display_name")
    listed = _listed(store, request, "account_id IN (SELECT id FROM accounts WHERE NOT is_resident)")
    return page(request, "feed.html", accounts=accounts, account=None, tag=None, **listed)


async def account(request: Request) -> Response:
    store: Store = request.app.state.store
    posting.publish_due(store)
    row = store.one("SELECT * FROM accounts WHERE handle = ?", request.path_params["handle"])
    if row is None:
        return missing(request)
    return page(
        request,
        "feed.html",
        accounts=[],
        account=row,
        tag=None,
        **_listed(store, request, "account_id = ?", row["id"]),
    )


async def tag(request: Request) -> Response:
    store: Store = request.app.state.store
    name = request.path_params["tag"]
    escaped = name.replace("\\", "").replace("%", "\\%").replace("_", "\\_")
    listed = _listed(store, request, "text LIKE ? ESCAPE '\\'", f"%#{escaped}%")
    return page(request, "feed.html", accounts=[], account=None, tag=name, **listed)


def _asked_for(request: Request) -> sqlite3.Row | None:
    owned = "account_id = (SELECT id FROM accounts WHERE handle = ?)"
    sql = f"SELECT * FROM statuses WHERE id = ? AND {_SEEN} AND {owned}"  # noqa: S608
    store: Store = request.app.state.store
    return store.one(sql, number(request.path_params["id"]), request.path_params["handle"])


def _shown(request: Request, row: sqlite3.Row, problem: bool, said: dict[str, str]) -> Response:
    store: Store = request.app.state.store
    comments = _cards(store, descendants(store, row["id"]))
    [card] = _cards(store, [row])
    status = 422 if problem else 200
    return page(request, "post.html", status, post=card, comments=comments, problem=problem, said=said)


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
        added = past.comment(
            request.app.state.store, row["id"], {**said, "language": _known(said["language"])}
        )
    except past.WrongPast:
        return _shown(request, row, True, said)
    return RedirectResponse(f"{_here(request)}#c{added}", 303)


def _known(language: str) -> str | None:
    return language if language in LANGUAGES else None


def _here(request: Request) -> str:
    return f"/@{request.path_params['handle']}/{request.path_params['id']}"


async def like(request: Request) -> Response:
    """Each press is another resident's liking: one visitor plays them all."""
    store: Store = request.app.state.store
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
