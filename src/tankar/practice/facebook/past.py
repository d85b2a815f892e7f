"""Demo data of the practised Facebook: Pages with their tokens, and past posts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from tankar.practice import past
from tankar.practice.manners import Refused
from tankar.practice.past import WrongPast
from tankar.practice.store import Store

from . import nodes, posting, talk
from .gate import FACEBOOK, PAGE
from .oauth import SCOPES, app_of, new_token
from .posting import Draft


def account(store: Store, given: Mapping[str, Any]) -> int:
    return past.account(store, past.plain_handle(given), given, FACEBOOK.network)


def access(store: Store, row: sqlite3.Row, given: Mapping[str, Any]) -> dict[str, Any]:
    """A Page token without end, of the app that is named."""
    app = app_of(store, str(given.get("app", "Tankar")))
    scopes = str(given.get("scopes", " ".join(SCOPES)))
    token = new_token(
        store,
        {"account_id": row["id"], "app_id": int(app["client_id"]), "scopes": scopes, "kind": PAGE},
        None,
    )
    return {**app, "access_token": token, "url": nodes.page_path(row)}


def post(store: Store, given: Mapping[str, Any]) -> dict[str, Any]:
    """Store one past post. Raises WrongPast.

    Fields: handle, text, link, created_at, kind (post, story, reel), favourites, reblogs, images
    ``[{base64, description}]``, comments ``[{name, text, language, created_at}]``.
    """
    row = past.owner(store, given, FACEBOOK.network)
    token = store.find("tokens", account_id=row["id"], kind=PAGE)
    try:
        posting.check_message(str(given.get("text", "")))
        extra = {"card": posting.card(str(given["link"]))} if given.get("link") else {}
    except Refused as refused:
        raise WrongPast(refused.reason) from None
    draft = Draft(
        row["id"],
        token["app_id"] if token else None,
        str(given.get("text", "")),
        str(given.get("kind", "post")),
        media_ids=past.pictures(store, row["id"], given),
        extra=extra,
    )
    number = posting.publish(store, draft, past.moment(given))
    past.reactions(store, number, given)
    made = store.get("statuses", number)
    comments = [
        nodes.comment_id(store.get("statuses", one)) for one in past.comments(store, talk, made, given)
    ]
    return {"id": nodes.post_id(made), "url": nodes.post_path(row, made), "comments": comments}
