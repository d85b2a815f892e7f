"""Demo data of the practised Bluesky: accounts with an app password, and past posts."""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Mapping
from typing import Any

from tankar.practice import files, past
from tankar.practice.manners import Refused
from tankar.practice.past import WrongPast
from tankar.practice.store import Store, as_text

from . import posting, talk, views
from .cids import cid
from .facets import facets
from .gate import BLUESKY
from .repo import blob
from .talk import DOMAIN
from .tids import tid


def handle_of(given: Mapping[str, Any]) -> str:
    """``kokkola`` is ``kokkola.practice.test``; a whole name is kept."""
    name = str(given.get("handle", "")).lower()
    whole = name if "." in name else f"{past.plain_handle(given).lower().replace('_', '-')}.{DOMAIN}"
    if not re.match(r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$", whole):
        raise WrongPast("handle: a name of letters a-z and digits, or a domain")
    return whole


def account(store: Store, given: Mapping[str, Any]) -> int:
    handle = handle_of(given)
    return past.account(store, handle, given, BLUESKY.network, key=talk.did_of(handle))


def access(store: Store, row: sqlite3.Row, given: Mapping[str, Any]) -> dict[str, Any]:
    """The app password, the same each time unless another is given."""
    made = "-".join(secrets.token_hex(2) for _ in range(4))
    password = str(given.get("app_password") or row["secret"] or made)
    store.change("accounts", row["id"], secret=password, locked=0)
    return {"did": row["key"], "app_password": password, "url": views.profile_path(row)}


def post(store: Store, given: Mapping[str, Any]) -> dict[str, Any]:
    """Store one past post. Raises WrongPast.

    Fields: handle, text, language or languages, link ``{uri, title, description}``, created_at, favourites,
    reblogs, images ``[{base64, description}]``, comments ``[{name, text, language, created_at}]``.
    """
    row, at = past.owner(store, {"handle": handle_of(given)}, BLUESKY.network), past.moment(given)
    moment, said = at or store.now(), str(given.get("text", ""))
    languages = given.get("languages") or ([given["language"]] if given.get("language") else [])
    record = {"text": said, "createdAt": as_text(moment), "langs": languages, "facets": facets(said)}
    pictures = [store.get("media", number) for number in past.pictures(store, row["id"], given)]
    if pictures:
        record["embed"] = {
            "$type": "app.bsky.embed.images",
            "images": [_image(store, one) for one in pictures],
        }
    elif given.get("link"):
        record["embed"] = {"$type": "app.bsky.embed.external", "external": given["link"]}
    rkey = tid(moment, store.number("SELECT count(*) FROM records"))
    try:
        posting.check(store, row["id"], posting.POST, rkey, record)
    except Refused as refused:
        raise WrongPast(refused.reason) from None
    name, number = posting.keep(store, row["id"], posting.POST, rkey, record, moment)
    assert number is not None
    past.reactions(store, number, given)
    made = store.get("statuses", number)
    uri, url = talk.name_of(store, made), views.post_path(row, made)
    below = [store.get("statuses", one) for one in past.comments(store, talk, made, given)]
    comments = [talk.name_of(store, one) for one in below]
    return {"id": rkey, "uri": uri, "cid": name, "url": url, "comments": comments}


def _image(store: Store, row: sqlite3.Row) -> dict[str, Any]:
    store.change("media", row["id"], key=cid(files.read(store, row["file"])))
    shape = {"width": row["width"], "height": row["height"]}
    return {
        "alt": row["description"] or "",
        "image": blob(store.get("media", row["id"])),
        "aspectRatio": shape,
    }
