"""What happens to posts, free of HTTP: made once, answered, liked, shared, edited, taken away.

An Idempotency-Key is looked up and stored in the same step as the post (no ``await`` between), so two
overlapping tries cannot both store.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tankar.practice.store import Store, as_text

from .content import mentioned_names
from .counting import LONGEST_TEXT, post_length
from .errors import invalid, not_found

MOST_MEDIA = 4
SOONEST = timedelta(minutes=5)
VISIBILITIES = ("public", "unlisted", "private", "direct")
KEY_LIVES = timedelta(hours=1)


@dataclass(frozen=True)
class Draft:
    """A post as a client asks for it."""

    account_id: int
    text: str
    app_id: int | None = None
    spoiler_text: str = ""
    sensitive: bool = False
    visibility: str = "public"
    language: str | None = None
    in_reply_to_id: int | None = None
    media_ids: Sequence[int] = field(default_factory=tuple)


def check(store: Store, draft: Draft) -> None:
    """Refuse what Mastodon refuses, in its order. Raises Refused."""
    if not draft.text.strip() and not draft.media_ids and not draft.spoiler_text:
        raise invalid("Text can't be blank")
    if post_length(draft.text, draft.spoiler_text) > LONGEST_TEXT:
        raise invalid("Text is too long")
    if draft.visibility not in VISIBILITIES:
        raise invalid("Visibility is not included in the list")
    if draft.in_reply_to_id is not None and not visible(store, draft.in_reply_to_id):
        raise not_found()
    check_media(store, draft.account_id, draft.media_ids)


def check_media(
    store: Store, account_id: int, media_ids: Sequence[int], status_id: int | None = None
) -> None:
    if len(media_ids) > MOST_MEDIA:
        raise invalid(f"Cannot attach more than {MOST_MEDIA} files")
    for number in media_ids:
        row = store.one("SELECT * FROM media WHERE id = ? AND account_id = ?", number, account_id)
        if row is None or row["status_id"] not in (None, status_id):
            raise invalid(f"Media {number} not found or already attached to another post")
        if row["polls_left"] or row["will_fail"]:
            raise invalid("Cannot attach files that have not finished processing. Try again in a moment!")


def visible(store: Store, number: int) -> sqlite3.Row | None:
    sql = (
        "SELECT s.* FROM statuses s JOIN accounts a ON a.id = s.account_id"
        " WHERE s.id = ? AND s.gone IS NULL AND a.network = 'mastodon'"
    )
    return store.one(sql, number)


def seen_before(store: Store, account_id: int, key: str | None) -> sqlite3.Row | None:
    """What an Idempotency-Key stood for within the last hour."""
    since = as_text(store.now() - KEY_LIVES)
    sql = "SELECT * FROM idempotency WHERE account_id = ? AND key = ? AND at > ?"
    return store.one(sql, account_id, key, since) if key else None


def _remember(store: Store, account_id: int, key: str | None, **what: int) -> None:
    if key:
        store.run("DELETE FROM idempotency WHERE account_id = ? AND key = ?", account_id, key)
        store.insert("idempotency", account_id=account_id, key=key, at=as_text(store.now()), **what)


def publish(
    store: Store,
    draft: Draft,
    key: str | None = None,
    at: datetime | None = None,
    is_quiet: bool = False,
) -> int:
    """Store a post that has been checked; its identifier. ``at``: a moment in the past, for demo data.
    ``is_quiet``: nobody is told."""
    moment = at or store.now()
    number = store.new_id("statuses", at)
    with store.atomic():
        store.insert(
            "statuses",
            id=number,
            account_id=draft.account_id,
            app_id=draft.app_id,
            text=draft.text,
            spoiler_text=draft.spoiler_text,
            sensitive=draft.sensitive,
            visibility=draft.visibility,
            language=draft.language,
            in_reply_to_id=draft.in_reply_to_id,
            created_at=as_text(moment),
        )
        attach(store, draft.media_ids, number)
        _remember(store, draft.account_id, key, status_id=number)
        if not is_quiet:
            _notify_mentioned(store, draft, number, moment)
    return number


def attach(store: Store, media_ids: Sequence[int], status_id: int) -> None:
    store.run("UPDATE media SET status_id = NULL WHERE status_id = ?", status_id)
    for place, media_id in enumerate(media_ids):
        sql = "UPDATE media SET status_id = ?, scheduled_id = NULL, place = ? WHERE id = ?"
        store.run(sql, status_id, place, media_id)


def _notify_mentioned(store: Store, draft: Draft, number: int, moment: datetime) -> None:
    names = mentioned_names(draft.text)
    people = [store.find("accounts", network="mastodon", handle=name) for name in names]
    parent = visible(store, draft.in_reply_to_id) if draft.in_reply_to_id else None
    told = {person["id"] for person in people if person} | ({parent["account_id"]} if parent else set())
    for account_id in told - {draft.account_id}:
        notify(store, account_id, draft.account_id, "mention", number, moment)


def edit(store: Store, row: sqlite3.Row, **new: Any) -> None:
    """Change a post; what it said before stays in its history, and whoever it names for the first time is told."""
    at = as_text(store.now())
    with store.atomic():
        before = {"at": row["edited_at"] or row["created_at"], "text": row["text"]}
        store.insert("revisions", status_id=row["id"], spoiler_text=row["spoiler_text"], **before)
        store.change("statuses", row["id"], **new, edited_at=at)
        for name in mentioned_names(str(new.get("text", row["text"]))):
            person = store.find("accounts", network="mastodon", handle=name)
            told = person and store.find("notifications", account_id=person["id"], status_id=row["id"])
            if person and not told and person["id"] != row["account_id"]:
                notify(store, person["id"], row["account_id"], "mention", row["id"])


def may_see(store: Store, row: sqlite3.Row, account_id: int) -> bool:
    """Everybody sees what is public, its writer everything, and whoever a narrower post names sees it too."""
    if row["visibility"] in ("public", "unlisted") or row["account_id"] == account_id:
        return True
    named = {"account_id": account_id, "status_id": row["id"], "kind": "mention"}
    return bool(account_id) and store.find("notifications", **named) is not None


def notify(
    store: Store, to: int, sender: int, kind: str, status_id: int, moment: datetime | None = None
) -> None:
    store.insert(
        "notifications",
        id=store.new_id("notifications"),
        account_id=to,
        from_account_id=sender,
        kind=kind,
        status_id=status_id,
        created_at=as_text(moment or store.now()),
    )


def schedule(store: Store, draft: Draft, at: datetime, key: str | None, params: Mapping[str, Any]) -> int:
    if at < store.now() + SOONEST:
        raise invalid("Scheduled at must be at least five minutes in the future")
    number = store.new_id("scheduled")
    with store.atomic():
        store.insert(
            "scheduled",
            id=number,
            account_id=draft.account_id,
            app_id=draft.app_id,
            scheduled_at=as_text(at),
            params=json.dumps(params),
        )
        for place, media_id in enumerate(draft.media_ids):
            store.run("UPDATE media SET scheduled_id = ?, place = ? WHERE id = ?", number, place, media_id)
        _remember(store, draft.account_id, key, scheduled_id=number)
    return number


def publish_due(store: Store) -> None:
    """Let out the scheduled posts whose time has come; asked before anything is read."""
    for row in store.all("SELECT * FROM scheduled WHERE scheduled_at <= ?", as_text(store.now())):
        params = json.loads(row["params"])
        media_ids = [int(number) for number in params.get("media_ids") or []]
        kept = {
            name: params[name] for name in ("text", "spoiler_text", "sensitive", "visibility", "language")
        }
        draft = Draft(row["account_id"], app_id=row["app_id"], media_ids=media_ids, **kept)
        with store.atomic():
            store.run("DELETE FROM scheduled WHERE id = ?", row["id"])
            publish(store, draft)


def like(store: Store, account_id: int, row: sqlite3.Row) -> None:
    sql = "INSERT OR IGNORE INTO favourites (account_id, status_id) VALUES (?, ?)"
    if store.run(sql, account_id, row["id"]) and row["account_id"] != account_id:
        notify(store, row["account_id"], account_id, "favourite", row["id"])


def unlike(store: Store, account_id: int, row: sqlite3.Row) -> None:
    store.run("DELETE FROM favourites WHERE account_id = ? AND status_id = ?", account_id, row["id"])


def share(store: Store, account_id: int, row: sqlite3.Row) -> int:
    sql = "SELECT id FROM statuses WHERE account_id = ? AND reblog_of_id = ? AND gone IS NULL"
    if already := store.number(sql, account_id, row["id"]):
        return already
    number, now = store.new_id("statuses"), as_text(store.now())
    store.insert(
        "statuses", id=number, account_id=account_id, text="", reblog_of_id=row["id"], created_at=now
    )
    if row["account_id"] != account_id:
        notify(store, row["account_id"], account_id, "reblog", row["id"])
    return number


def own(store: Store, number: int, account_id: int) -> sqlite3.Row:
    row = visible(store, number)
    if row is None or row["account_id"] != account_id:
        raise not_found()
    return row
