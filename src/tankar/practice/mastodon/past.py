"""Demo data of the practised Mastodon: an account's token, a past post, a resident's comment."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from tankar.practice import past
from tankar.practice.store import Store

from . import oauth, talk
from .gate import MASTODON
from .posting import Draft


def account(store: Store, given: Mapping[str, Any]) -> int:
    return past.account(store, past.plain_handle(given), given, MASTODON.network)


def access(store: Store, row: sqlite3.Row, given: Mapping[str, Any]) -> dict[str, Any]:
    """A fresh token of the app that is named, and the account's page."""
    name = str(given.get("app", "Tankar"))
    app = store.one("SELECT * FROM apps WHERE name = ? ORDER BY id LIMIT 1", name)
    if app is None:
        app = oauth.register(store, name, oauth.OUT_OF_BAND, oauth.EVERY_SCOPE, None)
    token = oauth.new_token(store, app["id"], row["id"], str(given.get("scopes", oauth.EVERY_SCOPE)))
    return {"access_token": token, "url": f"/@{row['handle']}"}


def post(store: Store, given: Mapping[str, Any]) -> dict[str, Any]:
    """Store one past post. Raises WrongPast.

    Fields: handle, text, created_at, language, visibility, spoiler_text, favourites, reblogs, images
    ``[{base64, description}]``, comments ``[{name, text, language, created_at}]``.
    """
    row, at = past.owner(store, given, MASTODON.network), past.moment(given)
    app = store.one("SELECT app_id FROM tokens WHERE account_id = ? ORDER BY created_at LIMIT 1", row["id"])
    draft = Draft(
        row["id"],
        str(given.get("text", "")),
        app_id=app["app_id"] if app else None,
        spoiler_text=str(given.get("spoiler_text", "")),
        visibility=str(given.get("visibility", "public")),
        language=given.get("language"),
        media_ids=past.pictures(store, row["id"], given),
    )
    number = talk.published(store, draft, at)
    past.reactions(store, number, given)
    comments = [str(one) for one in past.comments(store, talk, store.get("statuses", number), given)]
    return {"id": str(number), "url": f"/@{row['handle']}/{number}", "comments": comments}
