"""What is published on a Page, free of HTTP: kept once, shown when its files are ready and its time has come."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any
from urllib.parse import urlsplit

from tankar.practice.fields import number, text
from tankar.practice.store import Store, as_moment, as_text

from . import events
from .errors import Refused, bad
from .gate import yes

LONGEST_MESSAGE = 63_206
SOONEST, LATEST = timedelta(minutes=10), timedelta(days=30)
MANY_REELS = 30
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[\w/#=&%~-]", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """``kind``: post, story or reel. ``state``: empty goes out now; draft, scheduled."""

    page_id: int
    app_id: int | None
    text: str = ""
    kind: str = "post"
    state: str = ""
    publish_at: str | None = None
    media_ids: Sequence[int] = ()
    extra: dict[str, Any] = field(default_factory=dict)


def when(store: Store, given: dict[str, Any]) -> tuple[str, str | None]:
    """The state a post begins with, and its time. Raises Refused for a time that cannot be."""
    scheduled = given.get("scheduled_publish_time")
    is_reel_draft = text(given, "video_state").upper()
    if yes(given, "published", True) and is_reel_draft in ("", "PUBLISHED"):
        return "", None
    if not scheduled:
        return "draft", None
    try:
        said = str(scheduled)
        at = datetime.fromtimestamp(int(said), UTC) if said.isdigit() else as_moment(said)
    except (ValueError, OverflowError):
        raise bad("The specified scheduled publish time is invalid.") from None
    if not SOONEST <= at - store.now() <= LATEST:
        raise bad("The specified scheduled publish time is invalid.")
    return "scheduled", as_text(at)


def check_message(message: str) -> None:
    if len(message) > LONGEST_MESSAGE:
        raise bad(f"Param message must be at most {LONGEST_MESSAGE} characters")


def card(link: str) -> dict[str, str]:
    """What a link shows; nothing is fetched, for nothing leaves this machine. Raises Refused."""
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https") or "." not in parts.netloc.replace("localhost", "local."):
        raise bad("The url you supplied is invalid", 2061006)
    if parts.hostname and re.search(r"(^|\.)facebook\.com$", parts.hostname):
        raise bad("Posts where the owner is a page cannot also include links to facebook.com", 1609008)
    return {"url": link, "title": parts.hostname or link}


def check_attached(store: Store, page_id: int, ids: Sequence[Any]) -> list[int]:
    """Unpublished photos of this Page that no post carries yet. Raises Refused."""
    rows = [store.find("media", id=number(one), account_id=page_id, kind="image") for one in ids]
    for one, row in zip(ids, rows, strict=True):
        if row is None:
            raise bad(f"Invalid parameter: no photo {one}")
        if row["status_id"]:
            raise bad("These photos were already posted.", 1366051, "The photos were already posted.")
        if row["will_fail"]:
            raise bad("Invalid image: it could not be processed", 1366046)
    return [row["id"] for row in rows if row]


def publish(store: Store, draft: Draft, at: datetime | None = None, is_quiet: bool = False) -> int:
    """Store a post; its number. A video that is still processed holds it back. ``is_quiet``: nobody is told."""
    state, marks = draft.state, ", ".join("?" * len(draft.media_ids))
    held = f"id IN ({marks}) AND (polls_left OR will_fail)"
    if not state and store.select("media", [held], *draft.media_ids):
        state = "processing"
    number = store.new_id("statuses", at)
    with store.atomic():
        store.insert(
            "statuses",
            id=number,
            account_id=draft.page_id,
            app_id=draft.app_id,
            text=draft.text,
            kind=draft.kind,
            state=state,
            publish_at=draft.publish_at,
            created_at=as_text(at or store.now()),
            extra=json.dumps(draft.extra),
        )
        for place, media_id in enumerate(draft.media_ids):
            store.change("media", media_id, status_id=number, place=place)
        if not state and at is None and not is_quiet:
            events.post(store, store.get("statuses", number), "add")
    return number


def out_now(store: Store, account_id: int) -> None:
    """Bring the processing of a Page's videos one step on, and let out what waited for it or for its time."""
    sql = "UPDATE media SET polls_left = polls_left - 1 WHERE polls_left > 0 AND status_id IS NOT NULL"
    store.run(f"{sql} AND account_id = ?", account_id)
    ready = (
        "account_id = ? AND state = 'processing' AND NOT EXISTS"
        " (SELECT 1 FROM media m WHERE m.status_id = statuses.id AND (m.polls_left OR m.will_fail))"
    )
    due = "account_id = ? AND state = 'scheduled' AND publish_at <= ?"
    with store.atomic():
        for row in store.select("statuses", [ready], account_id):
            _let_out(store, row, row["created_at"])
        for row in store.select("statuses", [due], account_id, as_text(store.now())):
            _let_out(store, row, row["publish_at"])


def _let_out(store: Store, row: sqlite3.Row, at: str) -> None:
    store.change("statuses", row["id"], state="", created_at=at)
    events.post(store, store.get("statuses", row["id"]), "add")


def check_reels(store: Store, page_id: int) -> None:
    since = as_text(store.now() - timedelta(days=1))
    sql = "SELECT count(*) FROM statuses WHERE account_id = ? AND kind = 'reel' AND created_at > ?"
    if store.number(sql, page_id, since) >= MANY_REELS:
        raise Refused(613, "(#613) Calls to this api have exceeded the rate limit.")


def own(store: Store, name: str, page_id: int) -> sqlite3.Row | None:
    """A post of this Page by ``{page}_{post}`` or by ``{post}``."""
    row = store.find("statuses", id=number(name.rpartition("_")[2]), account_id=page_id, gone=None)
    is_post = row is not None and row["kind"] != "comment"
    return row if is_post and ("_" not in name or name.startswith(f"{page_id}_")) else None


def as_html(said: str) -> str:
    """A message as the pages show it: addresses become links, nothing else is marked."""
    pieces, at = [], 0
    for found in _ADDRESS.finditer(said):
        address = escape(found[0])
        pieces += [
            escape(said[at : found.start()]),
            f'<a href="{address}" rel="nofollow noopener">{address}</a>',
        ]
        at = found.end()
    whole = "".join([*pieces, escape(said[at:])]).replace("\r\n", "\n")
    return "".join(
        f"<p>{part}</p>" for part in whole.replace("\n\n", "\0").replace("\n", "<br>").split("\0") if part
    )
