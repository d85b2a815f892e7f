"""How each network shows a post: where it stands, how its text looks, what hangs on it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tankar.practice import bluesky, facebook
from tankar.practice.mastodon import entities
from tankar.practice.mastodon.content import as_html
from tankar.practice.store import Store
from tankar.practice.talk.acts import TALKS


@dataclass(frozen=True)
class Look:
    """A network's pages. ``html`` must escape what it is given; addresses are relative, so that any host name
    works."""

    network: str
    home: str
    account: Callable[[sqlite3.Row], str]
    html: Callable[[sqlite3.Row], str]


LOOKS = {
    look.network: look
    for look in (
        Look(
            "mastodon",
            "/",
            lambda owner: f"/@{owner['handle']}",
            lambda row: as_html(row["text"], ""),
        ),
        Look(
            "facebook",
            "/facebook/",
            lambda owner: facebook.page_path(owner),
            lambda row: facebook.as_html(row["text"]),
        ),
        Look(
            "bluesky",
            "/bluesky/",
            lambda owner: bluesky.profile_path(owner),
            lambda row: bluesky.as_html(json.loads(row["extra"])),
        ),
    )
}


def card(store: Store, row: sqlite3.Row) -> dict[str, Any]:
    """A post as the templates show it."""
    owner = store.get("accounts", row["account_id"])
    look, extra = LOOKS[owner["network"]], json.loads(row["extra"])
    languages = (row["language"] or "").split()
    return {
        **dict(row),
        **entities.counts(store, row),
        "html": Markup(look.html(row)),  # noqa: S704 - each network's html escapes all it is given
        "href": TALKS[owner["network"]].path_of(store, row),
        "owner_href": look.account(owner),
        "handle": owner["handle"],
        "name": owner["display_name"],
        "network": owner["network"],
        "languages": languages,
        "link": {"picture": None, "description": None, **extra["card"]} if extra.get("card") else None,
        "title": extra.get("title"),
        "files": [
            {**dict(one), "captions": store.all("SELECT * FROM captions WHERE media_id = ?", one["id"])}
            for one in store.select("media", {"status_id": row["id"]}, order="place, id")
        ],
    }
