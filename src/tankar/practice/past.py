"""Demo data: accounts, posts from earlier with their pictures, reactions and comments, and the residents
who comment."""

from __future__ import annotations

import base64
import binascii
import io
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from PIL import Image

from .mastodon import media, posting
from .mastodon.errors import Refused
from .mastodon.posting import Draft
from .store import Store, as_moment, as_text

HANDLE = re.compile(r"^\w{1,40}$", re.ASCII)
SOMEBODY = "Asukas Invånare"


class WrongPast(ValueError):
    """Demo data that cannot be; the text says why."""


def account(
    store: Store, handle: str, display_name: Any = None, note: Any = None, is_resident: bool = False
) -> int:
    """The account of that handle, made when it is missing; its identifier. Raises WrongPast."""
    if not HANDLE.match(handle):
        raise WrongPast("handle: 1 to 40 letters a-z, digits or underscores")
    row = store.one("SELECT * FROM accounts WHERE handle = ?", handle)
    if row is None:
        account_id = store.new_id("accounts")
        store.insert(
            "accounts",
            id=account_id,
            handle=handle,
            display_name=str(display_name or handle),
            note=str(note or ""),
            is_resident=is_resident,
            created_at=as_text(store.now()),
        )
        return account_id
    name, words = display_name or row["display_name"], row["note"] if note is None else note
    store.run("UPDATE accounts SET display_name = ?, note = ? WHERE id = ?", name, words, row["id"])
    return int(row["id"])


def resident(store: Store, name: str) -> int:
    """The practice account of a resident of that name."""
    name = " ".join(name.split())[:60] or SOMEBODY
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    handle = "r_" + (re.sub(r"\W+", "_", plain).strip("_") or "somebody")[:30]
    return account(store, handle, name, is_resident=True)


def _moment(given: Mapping[str, Any]) -> datetime | None:
    if "created_at" not in given:
        return None
    try:
        return as_moment(str(given["created_at"]))
    except ValueError:
        raise WrongPast(f"created_at is no time: {given['created_at']}") from None


def _picture(store: Store, account_id: int, given: Any) -> int:
    try:
        data = base64.b64decode(given["base64"], validate=True)
        with Image.open(io.BytesIO(data)) as image:
            content_type, (width, height) = media.FORMATS[image.format or ""], image.size
    except (KeyError, TypeError, binascii.Error, OSError):
        raise WrongPast("an image is {base64, description} of a JPEG, PNG, GIF or WebP") from None
    described = given.get("description")
    return media.keep(
        store, account_id, data, content_type, description=described, width=width, height=height
    )


def _published(store: Store, draft: Draft, at: datetime | None) -> int:
    try:
        posting.check(store, draft)
    except Refused as refused:
        raise WrongPast(refused.error) from None
    return posting.publish(store, draft, at=at)


def post(store: Store, given: Mapping[str, Any]) -> dict[str, Any]:
    """Store one past post. Raises WrongPast.

    Fields: handle, text, created_at, language, visibility, spoiler_text, favourites, reblogs, images
    ``[{base64, description}]``, comments ``[{name, text, language, created_at}]``.
    """
    handle = str(given.get("handle", ""))
    row = store.one("SELECT id FROM accounts WHERE handle = ?", handle)
    if row is None:
        raise WrongPast(f"no account {handle!r}")
    at = _moment(given)
    app = store.one("SELECT app_id FROM tokens WHERE account_id = ? ORDER BY created_at LIMIT 1", row["id"])
    draft = Draft(
        row["id"],
        str(given.get("text", "")),
        app_id=app["app_id"] if app else None,
        spoiler_text=str(given.get("spoiler_text", "")),
        visibility=str(given.get("visibility", "public")),
        language=given.get("language"),
        media_ids=[_picture(store, row["id"], image) for image in given.get("images") or []],
    )
    number = _published(store, draft, at)
    sql = "UPDATE statuses SET more_favourites = ?, more_reblogs = ? WHERE id = ?"
    store.run(sql, int(given.get("favourites", 0)), int(given.get("reblogs", 0)), number)
    comments = [str(comment(store, number, one, at)) for one in given.get("comments") or []]
    return {"id": str(number), "url": f"/@{handle}/{number}", "comments": comments}


def comment(store: Store, status_id: int, given: Mapping[str, Any], parent_at: datetime | None = None) -> int:
    """Let a resident answer a post; the answer names whom it speaks to, as Mastodon's do."""
    row = store.one(
        "SELECT a.* FROM statuses s JOIN accounts a ON a.id = s.account_id WHERE s.id = ?", status_id
    )
    assert row is not None
    at = _moment(given) or (parent_at + timedelta(minutes=17) if parent_at else None)
    who = resident(store, str(given.get("name", "")))
    said = f"@{row['handle']} {str(given.get('text', '')).strip()}"
    if said == f"@{row['handle']} ":
        raise WrongPast("a comment needs text")
    return _published(store, Draft(who, said, language=given.get("language"), in_reply_to_id=status_id), at)
