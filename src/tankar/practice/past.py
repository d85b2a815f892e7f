"""Demo data: accounts, posts from earlier with their pictures, reactions and comments, and the residents
who comment. What is the same on every network; each network's own part stands with it."""

from __future__ import annotations

import base64
import binascii
import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from . import files
from .store import Store, as_moment, as_text
from .talk.contract import Said, Talk

HANDLE = re.compile(r"^\w{1,40}$", re.ASCII)
SOMEBODY = "Asukas Invånare"


class WrongPast(ValueError):
    """Demo data that cannot be; the text says why."""


def account(store: Store, handle: str, given: Mapping[str, Any], network: str, **columns: Any) -> int:
    """The account of that handle, made when it is missing; its identifier. ``given``: display_name, note."""
    name, note = given.get("display_name"), given.get("note")
    row = store.find("accounts", network=network, handle=handle)
    if row is not None:
        told = {"display_name": name or row["display_name"], "note": row["note"] if note is None else note}
        store.change("accounts", row["id"], **told)
        return int(row["id"])
    account_id = store.new_id("accounts")
    told = {"display_name": str(name or handle), "note": str(note or ""), "created_at": as_text(store.now())}
    store.insert("accounts", id=account_id, network=network, handle=handle, **told, **columns)
    return account_id


def plain_handle(given: Mapping[str, Any]) -> str:
    handle = str(given.get("handle", ""))
    if not HANDLE.match(handle):
        raise WrongPast("handle: 1 to 40 letters a-z, digits or underscores")
    return handle


def resident(store: Store, name: str, network: str = "mastodon") -> int:
    """The practice account of a resident of that name."""
    return account(
        store, resident_handle(name), {"display_name": plain_name(name)}, network, is_resident=True
    )


def plain_name(name: str) -> str:
    return " ".join(name.split())[:60] or SOMEBODY


def resident_handle(name: str) -> str:
    plain = unicodedata.normalize("NFKD", plain_name(name)).encode("ascii", "ignore").decode().lower()
    return "r_" + (re.sub(r"\W+", "_", plain).strip("_") or "somebody")[:30]


def owner(store: Store, given: Mapping[str, Any], network: str) -> sqlite3.Row:
    """Whose past post it is."""
    handle = str(given.get("handle", ""))
    row = store.find("accounts", network=network, handle=handle)
    if row is None:
        raise WrongPast(f"no account {handle!r}")
    return row


def moment(given: Mapping[str, Any]) -> datetime | None:
    if "created_at" not in given:
        return None
    try:
        return as_moment(str(given["created_at"]))
    except ValueError:
        raise WrongPast(f"created_at is no time: {given['created_at']}") from None


def pictures(store: Store, account_id: int, given: Mapping[str, Any]) -> list[int]:
    """Keep the pictures of a past post, ``images``: ``[{base64, description}]``; their identifiers."""
    return [_picture(store, account_id, one) for one in given.get("images") or []]


def _picture(store: Store, account_id: int, given: Any) -> int:
    try:
        data = base64.b64decode(given["base64"], validate=True)
        content_type, width, height = files.looked_at(data)
    except (KeyError, TypeError, binascii.Error, files.NoPicture):
        raise WrongPast("an image is {base64, description} of a JPEG, PNG, GIF or WebP") from None
    described = given.get("description")
    return files.keep(
        store, account_id, data, content_type, description=described, width=width, height=height
    )


def comments(store: Store, talk: Talk, post: sqlite3.Row, given: Mapping[str, Any]) -> list[int]:
    """What residents said below a past post, ``comments``; each 17 minutes after it unless it says when."""
    usual = as_moment(post["created_at"]) + timedelta(minutes=17)
    made = []
    for one in given.get("comments") or []:
        said = Said(str(one.get("text", "")), one.get("language"), moment(one) or usual)
        made.append(talk.comment(store, talk.resident(store, str(one.get("name", ""))), post, said))
    return made


def reactions(store: Store, number: int, given: Mapping[str, Any]) -> None:
    likes, shares = int(given.get("favourites", 0)), int(given.get("reblogs", 0))
    store.change("statuses", number, more_favourites=likes, more_reblogs=shares)
