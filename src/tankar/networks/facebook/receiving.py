"""Facebook's calls to us (fact sheet, section 7): the field `feed` tells comments, likes and posts; `mention` mentions.

They may come several at once, out of order, twice, and up to a day and a half late. The page's own acts come too: that
is how what was done in Facebook's own app is seen at once.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from tankar.networks.contract import Field
from tankar.networks.incoming import Author, Event, Marked, Message, MessageKind, Record, Removed
from tankar.networks.wire import WrongShape
from tankar.networks.wire.answers import identity, record, records

from .facts import RAW
from .records import named

_SIGNED = "sha256="


class Calls:
    fields = (Field("app_secret", secret=True), Field("verify_token", secret=True))

    def challenge(self, query: Mapping[str, str], secrets: Mapping[str, str]) -> str | None:
        said, known = query.get("hub.verify_token", ""), secrets.get("verify_token", "")
        ours = bool(known) and hmac.compare_digest(said.encode(), known.encode())
        return query.get("hub.challenge") if ours and query.get("hub.mode") == "subscribe" else None

    def is_genuine(self, body: bytes, headers: Mapping[str, str], secrets: Mapping[str, str]) -> bool:
        secret, said = secrets.get("app_secret", ""), headers.get("x-hub-signature-256", "")
        if not secret or not said.startswith(_SIGNED):
            return False
        right = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(said.removeprefix(_SIGNED).encode(), right.encode())

    def event_id(self, _body: bytes, _headers: Mapping[str, str]) -> str:
        return ""  # Facebook's calls have no name; their bytes stand for them

    def read(self, body: bytes) -> tuple[Event, ...]:
        try:
            told = json.loads(body)
        except (ValueError, RecursionError):
            raise WrongShape("The call is not JSON.") from None
        found = record(told, "call")
        if found.get("object") != "page":
            return ()
        return tuple(_events(records(found.get("entry"), "entry")))


def _events(entries: list[dict[str, Any]]) -> Iterator[Event]:
    for entry in entries:
        page = identity(entry.get("id"), "page")
        for change in records(entry.get("changes") or [], "change"):
            made = _record(page, str(change.get("field")), record(change.get("value"), "change"))
            if made is not None:
                yield Event(page, made)


def _record(page: str, field: str, value: Mapping[str, Any]) -> Record | None:
    item, verb = str(value.get("item")), str(value.get("verb"))
    if field == "mention":
        return _mention(value) if verb == "add" else None
    if field != "feed":
        return None
    if item == "comment":
        return _comment(page, verb, value)
    if item == "reaction" and value.get("comment_id") and named(value.get("from"))[0] == page:
        return Marked(_comment_id(value), liked=verb == "add")
    if item in RAW["calls"]["posts"]:
        return _post(page, verb, value)
    return None


def _comment_id(value: Mapping[str, Any]) -> str:
    """With its post in front, as the lists tell it."""
    id = identity(value.get("comment_id"), "comment")
    return id if "_" in id else f"{_post_id(value).rpartition('_')[2]}_{id}"


def _post_id(value: Mapping[str, Any]) -> str:
    return identity(value.get("post_id"), "post")


def _comment(page: str, verb: str, value: Mapping[str, Any]) -> Record | None:
    id, post = _comment_id(value), _post_id(value)
    if verb == "remove":
        return Removed(id, post)
    if verb in {"hide", "unhide"}:
        return Marked(id, hidden=verb == "hide")
    if verb not in {"add", "edited"}:
        return None
    author, name = named(value.get("from"))
    parent = identity(value.get("parent_id") or post, "comment")
    message = value.get("message")
    return Message(
        id,
        MessageKind.COMMENT,
        Author(author, name, is_us=author == page),
        message if isinstance(message, str) else "",
        _moment(value),
        post=post,
        in_reply_to=parent if parent == post or "_" in parent else f"{post.rpartition('_')[2]}_{parent}",
        attachments=int(any(value.get(kind) for kind in ("photo", "video"))),
        as_it_began=verb == "add",
    )


def _post(page: str, verb: str, value: Mapping[str, Any]) -> Record | None:
    author, name = named(value.get("from"))
    if verb == "remove":
        return Removed(_post_id(value))
    if verb not in {"add", "edited"} or author != page:
        return None
    message = value.get("message")
    words = message if isinstance(message, str) else ""
    return Message(_post_id(value), MessageKind.POST, Author(author, name, is_us=True), words, _moment(value))


def _mention(value: Mapping[str, Any]) -> Record:
    id = _comment_id(value) if value.get("comment_id") else _post_id(value)
    message = value.get("message")
    return Message(
        id,
        MessageKind.MENTION,
        Author(str(value.get("sender_id", "")), str(value.get("sender_name", ""))[:200]),
        message if isinstance(message, str) else "",
        _moment(value),
    )


def _moment(value: Mapping[str, Any]) -> datetime:
    at = value.get("created_time")
    if isinstance(at, bool) or not isinstance(at, int) or not 0 < at < 2**33:
        raise WrongShape("The call does not say when it was written.")
    return datetime.fromtimestamp(at, UTC)
