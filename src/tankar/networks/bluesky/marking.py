"""Likes: records of our own under keys we know, so asking for the key tells what became of a request. Step: `mark`.

A like that stands already, made in the app, is written again as it is, which changes nothing (fact sheet,
section 5); a second one beside it would outlive the first when that is taken back.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from tankar.networks.contract import (
    Absent,
    AccessLost,
    CannotTell,
    Done,
    Found,
    Lookup,
    OperationKind,
    Outgoing,
    Reason,
    Receipt,
    Rejected,
    Remember,
)
from tankar.networks.wire import Answer, WrongShape
from tankar.networks.wire.answers import record

from . import records, views
from .facts import RAW
from .records import Session
from .server import Server
from .tid import record_key
from .views import Shown

KINDS = frozenset({OperationKind.LIKE, OperationKind.UNLIKE})
COLLECTION: str = RAW["like"]
STEP = "mark"


def prepare(server: Server, session: Session, outgoing: Outgoing, done: Done, remember: Remember) -> None:
    if STEP in done:
        return
    post = marked(server, session, outgoing.target or "")
    there = views.place(post.like)
    key = there[2] if there and there[:2] == (session.did, COLLECTION) else None
    kept: dict[str, Any] = {"repo": session.did, "rkey": key or record_key(outgoing.key)}
    if outgoing.kind is OperationKind.LIKE:
        kept["record"] = standing(server, session, key, post) if key else None
        kept["record"] = kept["record"] or {
            "$type": COLLECTION,
            "subject": {"uri": post.uri, "cid": post.cid},
            "createdAt": stamp(server.wire.now()),
        }
    remember(STEP, json.dumps(kept))


def marked(server: Server, session: Session, target: str) -> Shown:
    """The message as it is now. Raises Rejected(GONE)."""
    if views.place(target) is None:
        raise Rejected(Reason.GONE, "It does not say which message is meant.")
    call = server.call("GET", "posts", session=session, query={"uris": [target]})
    for post in server.ask_about(call, views.posts):
        if post.uri == target:
            return post
    raise Rejected(Reason.GONE, "The message is no longer there.")


def standing(server: Server, session: Session, key: str, post: Shown) -> dict[str, Any] | None:
    """The like under this key as it stands; None when it went meanwhile, or is about something else."""
    try:
        there = server.ask_about(server.record(session.did, COLLECTION, key), records.stored)
    except Rejected as gone:
        if gone.reason is Reason.GONE:
            return None
        raise
    return there if about(there) == post.uri else None


def about(like: dict[str, Any]) -> object:
    subject = like.get("subject")
    return subject.get("uri") if isinstance(subject, dict) else None


def commit(server: Server, session: Session, outgoing: Outgoing, done: Done) -> Receipt:
    kept = json.loads(done[STEP])
    body = {"repo": kept["repo"], "collection": COLLECTION, "rkey": kept["rkey"]}
    if outgoing.kind is OperationKind.LIKE:
        path, body = "put", {**body, "record": kept["record"]}
    else:
        path = "delete"
    call = server.call("POST", path, session=session, json=body, commit=True)

    def read(answer: Answer) -> Receipt:
        if path == "delete":
            record(answer.json(), "deleted record")
        elif records.written(answer) != uri_of(kept):
            raise WrongShape("It wrote the like under another key.")
        return Receipt(uri_of(kept), None, None)

    return server.ask(call, read)


def look_up(server: Server, outgoing: Outgoing, done: Done) -> Lookup:
    kept = json.loads(done[STEP])
    there: dict[str, Any] | None
    try:
        there = server.ask_about(server.record(kept["repo"], COLLECTION, kept["rkey"]), records.stored)
    except Rejected as failure:
        if failure.reason is not Reason.GONE:
            raise AccessLost(failure.detail) from None
        there = None
    found = Found(Receipt(uri_of(kept), None, None))
    if outgoing.kind is OperationKind.UNLIKE:
        return found if there is None else Absent()
    if there is None:
        return Absent()
    if about(there) != outgoing.target:
        return CannotTell("Something else stands under the key of this like.")
    return found


def uri_of(kept: dict[str, Any]) -> str:
    return f"at://{kept['repo']}/{COLLECTION}/{kept['rkey']}"


def stamp(now: datetime) -> str:
    """A moment as records of the protocol hold it."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
