"""A post with what is said below it, and what a visitor does there: as a resident, or as the city in the network's
own app."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tankar.practice import past
from tankar.practice.bluesky.talk import hidden
from tankar.practice.fields import number, text
from tankar.practice.manners import Refused, store_of
from tankar.practice.past import WrongPast
from tankar.practice.store import Store
from tankar.practice.talk import acts
from tankar.practice.talk.people import PEOPLE

from .face import from_here, missing, page
from .feeds import MOST, NOTHING_SAID, account_page, asked_for, owner
from .looks import LOOKS, card
from .words import LANGUAGES

SHOWN = 50  # comments on the first level at once
CAN = {
    "mastodon": {"edit"},
    "facebook": {"edit", "hide", "remove others"},
    "bluesky": {"hide"},
}
ACTS = {
    **{name: acts.RESIDENT[name] for name in ("comment", "like", "edit", "remove")},
    **{f"app-{name}": act for name, act in acts.APP.items() if name != "post"},
}
ON_ACCOUNT = {"mention": acts.mention, "app-post": acts.app_post}
Handler = Callable[[Request], Awaitable[Response]]


def _below(store: Store, row: sqlite3.Row, most: int = -1) -> list[sqlite3.Row]:
    """What is said below a post or comment, each thread in order; of the first level the newest ``most``."""
    public = "visibility IN ('public', 'unlisted')"
    newest = store.select("statuses", ["in_reply_to_id = ?", "gone IS NULL", public], row["id"], limit=most)
    return [found for one in newest[::-1] for found in (one, *_below(store, one))]


def _comment(store: Store, row: sqlite3.Row, post: sqlite3.Row, city: sqlite3.Row | None) -> dict[str, Any]:
    """A comment as the template shows it, with what can be done to it."""
    shown, writer = card(store, row), store.get("accounts", row["account_id"])
    can, is_city = CAN[shown["network"]], city is not None and writer["id"] == city["id"]
    gated = hidden(store, post) if shown["network"] == "bluesky" else []
    liked = city and store.find("favourites", status_id=row["id"], account_id=city["id"])
    reply = store.find("messages", status_id=row["id"])
    return {
        **shown,
        "is_answer": row["in_reply_to_id"] != post["id"],
        "is_hidden": row["state"] == "hidden" or acts.TALKS[shown["network"]].name_of(store, row) in gated,
        "is_liked": liked is not None,
        "is_city": is_city,
        "private_reply": reply["text"] if reply else None,
        "can_edit": "edit" in can,
        "can_hide": "hide" in can and not is_city,
        "can_remove": is_city or "remove others" in can,
    }


def _city(store: Store, network: str, row: sqlite3.Row) -> sqlite3.Row | None:
    try:
        return acts.city_at(store, network, row, {})
    except WrongPast:
        return None


def _shown(request: Request, network: str, row: sqlite3.Row, problem: str, said: dict[str, str]) -> Response:
    store = store_of(request)
    city, more = _city(store, network, row), number(request.query_params.get("comments")) or SHOWN
    comments = [_comment(store, one, row, city) for one in _below(store, row, more)]
    first = store.number("SELECT count(*) FROM statuses WHERE in_reply_to_id = ? AND gone IS NULL", row["id"])
    told: dict[str, Any] = {
        "network": network,
        "post": _comment(store, row, row, city),
        "comments": comments,
        "city": city,
    }
    told |= {"problem": problem, "said": said, "people": PEOPLE, "most": MOST[network]}
    told |= {"more": more * 4 if first > more else None, "here": card(store, row)["href"]}
    return page(request, "post.html", 422 if problem else 200, **told)


def post(network: str) -> Handler:
    async def shown(request: Request) -> Response:
        row = asked_for(request, network)
        return missing(request) if row is None else _shown(request, network, row, "", NOTHING_SAID)

    return shown


def _form(name: str, about: str) -> str:
    """The form on the page in which something was written."""
    where = {"comment": about, "edit": f"edit-{about}", "app-reply": f"app-{about}"}
    return where.get(name, about) if about else "new"


def _known(language: str) -> str | None:
    return language if language in LANGUAGES else None


async def _given(request: Request) -> dict[str, str]:
    form = dict(await request.form())
    return {name: text(form, name) for name in ("name", "text", "language", "about")}


def _stands_below(store: Store, row: sqlite3.Row, post: sqlite3.Row) -> bool:
    while row["id"] != post["id"]:
        above = store.find("statuses", id=row["in_reply_to_id"]) if row["in_reply_to_id"] else None
        if above is None:
            return False
        row = above
    return True


def _next_name(store: Store, row: sqlite3.Row) -> str:
    """Each press is another resident's liking: one visitor plays them all."""
    sql = (
        "SELECT count(*) FROM favourites f JOIN accounts a ON a.id = f.account_id"
        " WHERE status_id = ? AND is_resident"
    )
    return f"{past.SOMEBODY} {store.number(sql, row['id']) + 1}"


def act(network: str) -> Handler:
    """Do something to a post, or to what ``about`` names below it."""

    async def done(request: Request) -> Response:
        store, row, name = store_of(request), asked_for(request, network), request.path_params["act"]
        if row is None or name not in ACTS or not from_here(request):
            return missing(request)
        said = await _given(request)
        about = store.find("statuses", id=number(said["about"]) or row["id"], gone=None)
        if about is None or not _stands_below(store, about, row):
            return missing(request)
        given: dict[str, Any] = {**said, "id": str(about["id"]), "language": _known(said["language"])}
        if name == "like":
            given["name"] = _next_name(store, about)
        try:
            made = ACTS[name](store, network, given)[0]
        except (WrongPast, Refused):
            return _shown(request, network, row, _form(name, said["about"]), said)
        is_gone = store.get("statuses", row["id"])["gone"]
        if is_gone:
            return RedirectResponse(LOOKS[network].account(store.get("accounts", row["account_id"])), 303)
        place = f"#c{made['id']}" if made["id"] != row["id"] and not made["gone"] else ""
        return RedirectResponse(f"{card(store, row)['href']}{place}", 303)

    return done


def on_account(network: str) -> Handler:
    """Name the city as a resident, or post as the city in the network's own app."""

    async def done(request: Request) -> Response:
        row, name = owner(request, network), request.path_params["act"]
        if row is None or row["is_resident"] or name not in ON_ACCOUNT or not from_here(request):
            return missing(request)
        said = await _given(request)
        given = {**said, "handle": row["handle"], "language": _known(said["language"])}
        try:
            [made] = ON_ACCOUNT[name](store_of(request), network, given)
        except (WrongPast, Refused):
            return account_page(request, row, name, said)
        return RedirectResponse(acts.TALKS[network].path_of(store_of(request), made), 303)

    return done
