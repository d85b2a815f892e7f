"""What residents and the city's own people do on Bluesky without a program, free of HTTP."""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from datetime import datetime, timedelta
from typing import Any

from tankar.practice import past
from tankar.practice.fields import number
from tankar.practice.past import WrongPast
from tankar.practice.store import Store, as_text
from tankar.practice.talk.contract import Said

from . import posting, uris
from .facets import facets
from .tids import tid
from .uris import LIKE, POST, THREADGATE

NETWORK, DOMAIN = "bluesky", "practice.test"


def find(store: Store, name: str) -> sqlite3.Row | None:
    """By its address, its record key, or the practice networks' own number."""
    if name.startswith("at://"):
        return uris.post_at(store, name)
    sql = (
        "SELECT s.* FROM statuses s JOIN accounts a ON a.id = s.account_id WHERE a.network = 'bluesky'"
        " AND s.gone IS NULL AND s.kind = 'post' AND (s.key = ? OR s.id = ?) ORDER BY s.id DESC"
    )
    return store.one(sql, name, number(name))


def name_of(store: Store, row: sqlite3.Row) -> str:
    return f"at://{store.get('accounts', row['account_id'])['key']}/{POST}/{row['key']}"


def path_of(store: Store, row: sqlite3.Row) -> str:
    return f"/bluesky/profile/{store.get('accounts', row['account_id'])['handle']}/post/{row['key']}"


def did_of(handle: str) -> str:
    digest = base64.b32encode(hashlib.sha256(handle.encode()).digest()).decode().lower()
    return f"did:plc:{digest[:24]}"


def resident(store: Store, name: str) -> int:
    said = past.resident_handle(name).replace("_", "-").strip("-")
    handle = f"{said}.{DOMAIN}"
    shown = {"display_name": past.plain_name(name)}
    return past.account(store, handle, shown, NETWORK, key=did_of(handle), is_resident=True)


def _kept(
    store: Store, by: int, collection: str, record: dict[str, Any], said: Said | None = None, rkey: str = ""
) -> int | None:
    moment = (said.at if said else None) or store.now()
    rkey = rkey or _free_key(store, by, moment)
    posting.check(store, by, collection, rkey, record)
    with store.atomic():
        at, is_quiet = (said.at, said.is_quiet) if said else (None, False)
        _, made = posting.keep(store, by, collection, rkey, record, at, is_quiet)
        posting.commit(store, by)
    return made


def _free_key(store: Store, by: int, moment: datetime) -> str:
    while store.find("records", account_id=by, rkey=tid(moment)):
        moment += timedelta(microseconds=1)
    return tid(moment)


def _record(store: Store, said: Said, text: str) -> dict[str, Any]:
    if not text.strip():
        raise WrongPast("a post needs text")
    written = as_text(said.at or store.now())
    record: dict[str, Any] = {
        "text": text.strip(),
        "createdAt": written,
        "facets": facets(text.strip(), _did(store)),
    }
    return {**record, **({"langs": [said.language]} if said.language else {})}


def _did(store: Store) -> Any:
    def found(handle: str) -> str | None:
        row = store.find("accounts", network=NETWORK, handle=handle)
        row = row or store.find("accounts", network=NETWORK, handle=f"{handle}.{DOMAIN}")
        return row["key"] if row else None

    return found


def _made(done: int | None) -> int:
    assert done is not None
    return done


def comment(store: Store, by: int, row: sqlite3.Row, said: Said) -> int:
    parent = uris.strong_ref(store, uris.record_of(store, row["id"]))
    root = parent
    if row["root_id"] and store.find("statuses", id=row["root_id"], gone=None):
        root = uris.strong_ref(store, uris.record_of(store, row["root_id"]))
    record = {**_record(store, said, said.text), "reply": {"root": root, "parent": parent}}
    return _made(_kept(store, by, POST, record, said))


def post(store: Store, by: int, said: Said) -> int:
    return _made(_kept(store, by, POST, _record(store, said, said.text), said))


def mention(store: Store, by: int, of: sqlite3.Row, said: Said) -> int:
    name = f"@{of['handle']}"
    text = said.text if name in said.text else f"{name} {said.text}"
    return _made(_kept(store, by, POST, _record(store, said, text), said))


def edit(_store: Store, _row: sqlite3.Row, _text: str) -> None:
    raise WrongPast("Bluesky has no editing: remove it and write a new one")


def remove(store: Store, row: sqlite3.Row, by: int) -> None:
    if row["account_id"] != by:
        raise WrongPast("on Bluesky only its writer can remove a post")
    with store.atomic():
        posting.forget(store, by, POST, row["key"])
        posting.commit(store, by)


def like(store: Store, by: int, row: sqlite3.Row) -> None:
    if not _likes(store, by, row):
        subject = uris.strong_ref(store, uris.record_of(store, row["id"]))
        _kept(store, by, LIKE, {"subject": subject, "createdAt": as_text(store.now())})


def unlike(store: Store, by: int, row: sqlite3.Row) -> None:
    for one in _likes(store, by, row):
        posting.forget(store, by, LIKE, one["rkey"])
        posting.commit(store, by)


def _likes(store: Store, by: int, row: sqlite3.Row) -> list[sqlite3.Row]:
    where = ["account_id = ?", "collection = ?", "json_extract(record, '$.subject.uri') = ?"]
    return store.select("records", where, by, LIKE, name_of(store, row), order="rkey")


def hide(store: Store, row: sqlite3.Row, is_hidden: bool) -> None:
    """Whoever began the thread hides an answer: it stands in the thread gate, under the same key as the post."""
    root = store.find("statuses", id=row["root_id"], gone=None)
    if root is None:
        raise WrongPast("only answers are hidden")
    uri, before = name_of(store, row), hidden(store, root)
    after = [*(one for one in before if one != uri), *([uri] if is_hidden else [])]
    record = {"post": name_of(store, root), "createdAt": as_text(store.now()), "hiddenReplies": after}
    _kept(store, root["account_id"], THREADGATE, record, rkey=root["key"])


def hidden(store: Store, root: sqlite3.Row) -> list[str]:
    """The addresses of the answers that whoever began a thread has hidden."""
    row = store.find("records", account_id=root["account_id"], collection=THREADGATE, rkey=root["key"])
    return list(json.loads(row["record"]).get("hiddenReplies") or []) if row else []
