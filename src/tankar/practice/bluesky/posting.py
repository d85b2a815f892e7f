"""Records of an account, free of HTTP; a post among them is a post of the practice networks too."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import Any

from tankar.practice.manners import take_away
from tankar.practice.store import Store, as_moment, as_text

from . import reactions
from .cids import cid_of_record
from .errors import Refused, invalid
from .lexicons import Wrong, checked
from .tids import is_tid, tid
from .uris import POST, at_uri, found, post_at

__all__ = ["POST", "at_uri", "found"]

_RKEY = re.compile(r"^[\w.~:-]{1,512}$", re.ASCII)


def check(store: Store, account_id: int, collection: str, rkey: str, record: Any) -> str:
    """The validation status. Raises Refused for what the real server refuses."""
    if not isinstance(record, dict):
        raise invalid("Input/record must be an object")
    if record.setdefault("$type", collection) != collection:
        raise invalid(f"Invalid $type: expected {collection}, got {record['$type']}")
    if not _RKEY.match(rkey) or rkey in (".", ".."):
        raise invalid(f"Invalid record key: {rkey}")
    if collection == POST and not is_tid(rkey):
        raise invalid(f"Invalid TID string (got {rkey!r})")
    try:
        status = checked(collection, record)
        cid_of_record(record)
    except Wrong as wrong:
        raise invalid(str(wrong)) from None
    except ValueError as wrong:
        raise invalid(f"Invalid record: {wrong}") from None
    for blob in blobs(record):
        _check_blob(store, account_id, blob)
    return status


def blobs(value: Any) -> Iterator[dict[str, Any]]:
    """Every blob a record speaks of."""
    if isinstance(value, dict) and value.get("$type") == "blob":
        yield value
    elif isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from blobs(inside)


def _check_blob(store: Store, account_id: int, blob: dict[str, Any]) -> None:
    name = str(blob["ref"].get("$link")) if isinstance(blob.get("ref"), dict) else ""
    row = blob_row(store, account_id, name)
    if row is None or row["will_fail"]:
        raise Refused("BlobNotFound", f"Could not find blob: {name}")
    if row["content_type"] != blob.get("mimeType"):
        raise Refused(
            "InvalidMimeType",
            f"Referenced Mimetype does not match stored blob. Expected: {row['content_type']},"
            f" Got: {blob.get('mimeType')}",
        )


def blob_row(store: Store, account_id: int, name: str) -> sqlite3.Row | None:
    """A blob by its CID; the same bytes may lie there for several posts."""
    return store.find("media", account_id=account_id, key=name)


def commit(store: Store, account_id: int) -> dict[str, str]:
    """A new head of the account's repository. Its tree is not kept, so the identifier is only as unique."""
    before, rev = store.get("accounts", account_id)["head"], tid(store.now())
    head = cid_of_record({"prev": before, "rev": rev})
    store.change("accounts", account_id, head=head)
    return {"cid": head, "rev": rev}


def keep(
    store: Store,
    account_id: int,
    collection: str,
    rkey: str,
    record: dict[str, Any],
    at: datetime | None = None,
    is_quiet: bool = False,
) -> tuple[str, int | None]:
    """Store a record in its place; its CID, and the number of the post it makes. ``is_quiet``: nobody is told."""
    row = store.find("records", account_id=account_id, collection=collection, rkey=rkey)
    number = row["status_id"] if row else None
    if collection == POST:
        number = _post(store, account_id, rkey, record, number, at)
    name, text = cid_of_record(record), json.dumps(record)
    sql = (
        "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET cid = excluded.cid, record = excluded.record, status_id = excluded.status_id"
    )
    store.run(sql, account_id, collection, rkey, name, text, number)
    uri = f"at://{store.get('accounts', account_id)['key']}/{collection}/{rkey}"
    reactions.kept(store, account_id, collection, rkey, record, uri)
    if number is not None and row is None and not is_quiet:
        reactions.tell_of_post(store, store.get("statuses", number), record, uri, at)
    return name, number


def _post(
    store: Store, account_id: int, rkey: str, record: dict[str, Any], before: int | None, at: datetime | None
) -> int:
    now = store.now()
    said = {
        "text": record["text"],
        "language": " ".join(record.get("langs") or []) or None,
        **_above(store, record),
        "extra": json.dumps({"record": record, "card": _card(store, account_id, record)}),
    }
    if before is None:
        number = store.new_id("statuses", at)
        moment = at or min(as_moment(record["createdAt"]), now)
        store.insert(
            "statuses", id=number, account_id=account_id, key=rkey, created_at=as_text(moment), **said
        )
    else:
        number = before
        store.change("statuses", number, **said, edited_at=as_text(now))
    _attach(store, account_id, number, record)
    return number


def _above(store: Store, record: dict[str, Any]) -> dict[str, int | None]:
    reply = record.get("reply") or {}
    parent, root = (post_at(store, (reply.get(name) or {}).get("uri")) for name in ("parent", "root"))
    return {"in_reply_to_id": parent["id"] if parent else None, "root_id": root["id"] if root else None}


def embedded(record: dict[str, Any], kind: str) -> dict[str, Any]:
    """The embed of that kind, also beside a quoted post; empty when there is none."""
    embed = record.get("embed") or {}
    embed = embed.get("media") or embed
    return embed if embed.get("$type") == f"app.bsky.embed.{kind}" else {}


def _card(store: Store, account_id: int, record: dict[str, Any]) -> dict[str, str] | None:
    external = embedded(record, "external").get("external")
    if not external:
        return None
    card = {"url": external["uri"], "title": external["title"], "description": external["description"]}
    thumb = blob_row(store, account_id, external["thumb"]["ref"]["$link"]) if external.get("thumb") else None
    return {**card, "picture": thumb["file"]} if thumb else card


def _attach(store: Store, account_id: int, number: int, record: dict[str, Any]) -> None:
    """Give a post rows of its own for its pictures or its film: another post may show the same bytes."""
    store.run("DELETE FROM captions WHERE media_id IN (SELECT id FROM media WHERE status_id = ?)", number)
    store.run("UPDATE media SET status_id = NULL WHERE status_id = ?", number)
    for place, image in enumerate(embedded(record, "images").get("images") or []):
        _shown(store, account_id, image["image"], number, place, image["alt"])
    film = embedded(record, "video")
    if film:
        shown = _shown(store, account_id, film["video"], number, 0, film.get("alt"))
        for track in film.get("captions") or []:
            text = blob_row(store, account_id, track["file"]["ref"]["$link"])
            assert text is not None
            store.run("INSERT OR REPLACE INTO captions VALUES (?, ?, ?)", shown, track["lang"], text["file"])


def _shown(
    store: Store, account_id: int, blob: dict[str, Any], number: int, place: int, alt: str | None
) -> int:
    row = blob_row(store, account_id, blob["ref"]["$link"])
    assert row is not None
    media_id = store.new_id("media")
    own = ("id", "status_id", "place", "description")
    columns = {name: value for name, value in dict(row).items() if name not in own}
    store.insert("media", id=media_id, status_id=number, place=place, description=alt or None, **columns)
    return media_id


def forget(store: Store, account_id: int, collection: str, rkey: str) -> bool:
    row = store.find("records", account_id=account_id, collection=collection, rkey=rkey)
    if row is None:
        return False
    sql = "DELETE FROM records WHERE account_id = ? AND collection = ? AND rkey = ?"
    store.run(sql, account_id, collection, rkey)
    uri = f"at://{store.get('accounts', account_id)['key']}/{collection}/{rkey}"
    reactions.forgotten(store, account_id, collection, rkey, json.loads(row["record"]), uri)
    if row["status_id"]:
        take_away(store, row["status_id"], "deleted")
    return True


def as_html(extra: dict[str, Any]) -> str:
    """The text with its facets, whose places are counted in bytes. A facet that cuts a character in two, lies
    outside or overlaps is not shown, as nobody shows it."""
    record = extra.get("record") or {"text": ""}
    data, pieces, at = record["text"].encode(), [], 0
    for facet in sorted(record.get("facets") or [], key=lambda one: int(one["index"]["byteStart"])):
        start, end = facet["index"]["byteStart"], facet["index"]["byteEnd"]
        href = next(filter(None, map(_target, facet["features"])), None)
        if href is None or not at <= start < end <= len(data) or not _is_whole(data, start, end):
            continue
        pieces += [
            escape(data[at:start].decode()),
            f'<a href="{escape(href)}">{escape(data[start:end].decode())}</a>',
        ]
        at = end
    whole = "".join([*pieces, escape(data[at:].decode())])
    return f"<p>{whole.replace(chr(10), '<br>')}</p>" if whole else ""


def _is_whole(data: bytes, start: int, end: int) -> bool:
    return all(place == len(data) or data[place] & 0xC0 != 0x80 for place in (start, end))


def _target(feature: dict[str, Any]) -> str | None:
    kind = feature["$type"].partition("#")[2]
    if kind == "link" and feature["uri"].startswith(("http://", "https://")):
        return str(feature["uri"])
    if kind == "mention":
        return f"/bluesky/profile/{feature['did']}"
    return "/bluesky/" if kind == "tag" else None
