"""Posts and answers on Bluesky: prepared, written with one request, and looked for under a key of our own.

The record's key comes from `Outgoing.key`, so one write can stand only once: a second request with the same key
is refused by the server (fact sheet, section 5), and asking for the key proves presence or absence.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tankar.networks.contract import (
    Absent,
    AccessLost,
    CannotTell,
    Credentials,
    Done,
    Found,
    Lookup,
    NotNow,
    OperationKind,
    Outgoing,
    Reason,
    Receipt,
    Rejected,
    Remember,
)
from tankar.networks.fitting import refuse_unfit, refuse_unknown
from tankar.networks.wire import Answer, WrongShape
from tankar.networks.wire.answers import moment

from . import answering, card, facets, marking, media, records
from .facts import LIMITS, RAW, SAYINGS, TITLE
from .marking import stamp
from .records import Session
from .server import Server
from .tid import record_key

COLLECTION: str = RAW["collection"]


@dataclass(frozen=True, slots=True)
class Posts:
    """Steps: `repo` (whose account), `handle`, `created`, `reply`, `mention:<handle>`, those of `media`, `card`;
    of a like `mark` alone."""

    operations = frozenset({OperationKind.POST, OperationKind.REPLY, *marking.KINDS})
    settle_seconds: int = RAW["settle_seconds"]

    def prepare(self, outgoing: Outgoing, credentials: Credentials, done: Done, remember: Remember) -> None:
        if outgoing.kind in marking.KINDS:
            refuse_unknown(outgoing, TITLE, self.operations, LIMITS)
            server = Server.of(credentials)
            marking.prepare(server, server.session(), outgoing, done, remember)
            return
        refuse_unfit(outgoing, TITLE, self.operations, LIMITS)
        if len(outgoing.text.encode()) > RAW["bytes"]:
            raise Rejected(Reason.TEXT_TOO_LONG, f"{TITLE} takes {RAW['bytes']} bytes of text.")
        server = Server.of(credentials)
        session = server.session()
        if "created" not in done:
            remember("repo", session.did)
            remember("handle", session.handle)
            # Told once: the record must be the same at every attempt.
            remember("created", stamp(server.wire.now()))
        if outgoing.kind is OperationKind.REPLY:
            answering.prepare(server, outgoing, done, remember)
        for handle in facets.mentioned(outgoing.text):
            if f"mention:{handle}" not in done:
                remember(f"mention:{handle}", did_of(server, session, handle))
        media.prepare(server, session, outgoing, done, remember)
        if outgoing.link and not outgoing.media:
            card.prepare(server, session, outgoing.link, done, remember)

    def commit(self, outgoing: Outgoing, credentials: Credentials, done: Done) -> Receipt:
        if not is_prepared(outgoing, done):
            raise ValueError("prepare() has not been run: the record would not be the same at every attempt")
        server = Server.of(credentials)
        try:
            session = server.session()
        except Rejected as refused:
            raise AccessLost(refused.detail) from None
        if outgoing.kind in marking.KINDS:
            return marking.commit(server, session, outgoing, done)
        body = {
            "repo": done["repo"],
            "collection": COLLECTION,
            "rkey": record_key(outgoing.key),
            "record": record_of(outgoing, done),
        }
        call = server.call("POST", "create", session=session, json=body, commit=True)

        def read(answer: Answer) -> Receipt:
            if records.written(answer) != uri_of(outgoing, done):
                raise WrongShape("It wrote the post under another key.")
            return receipt(server, outgoing, done)

        return server.ask(call, read)

    def look_up(
        self, outgoing: Outgoing, credentials: Credentials, done: Done, taken: Collection[str] = ()
    ) -> Lookup:
        if not is_prepared(outgoing, done):
            return Absent()
        server = Server.of(credentials)
        if outgoing.kind in marking.KINDS:
            return marking.look_up(server, outgoing, done)
        call = server.record(done["repo"], COLLECTION, record_key(outgoing.key))
        answer = server.wire.send(call)
        if answer.status == 400 and records.error(answer) == "RecordNotFound":
            return Absent()
        if answer.status != 200:
            failure = server.wire.failure_of(call, answer, SAYINGS)
            raise AccessLost(failure.detail) if isinstance(failure, Rejected) else failure
        there = server.wire.understood(call, answer, records.stored)
        if uri_of(outgoing, done) in taken:
            return CannotTell("The post under this key belongs to another delivery.")
        if (there.get("text"), there.get("createdAt")) != (outgoing.text, done["created"]):
            return CannotTell("Something else stands under the key of this post.")
        return Found(receipt(server, outgoing, done))


def is_prepared(outgoing: Outgoing, done: Done) -> bool:
    """Whether all is kept without which a write would be another one, or could not be found."""
    if outgoing.kind in marking.KINDS:
        return marking.STEP in done
    return "created" in done and (outgoing.kind is not OperationKind.REPLY or "reply" in done)


def record_of(outgoing: Outgoing, done: Done) -> dict[str, Any]:
    record: dict[str, Any] = {"$type": COLLECTION, "text": outgoing.text, "createdAt": done["created"]}
    if outgoing.language:
        record["langs"] = [outgoing.language.partition("-")[0].lower()]
    if "reply" in done:
        record["reply"] = json.loads(done["reply"])
    found = facets.facets(outgoing.text, lambda handle: done.get(f"mention:{handle}"))
    if found:
        record["facets"] = found
    embed = media.embed(outgoing, done) if outgoing.media else card.embed(outgoing.link, done)
    if embed:
        record["embed"] = embed
    return json.loads(json.dumps(record))  # type: ignore[no-any-return]


def did_of(server: Server, session: Session, handle: str) -> str:
    """Who a handle is; "" when it is nobody's, and the name stays plain text."""
    call = server.call("GET", "resolve", session=session, query={"handle": handle})
    try:
        return server.ask(call, records.resolved)
    except (Rejected, NotNow) as failure:
        if isinstance(failure, NotNow) and failure.until is not None:
            raise
        return ""


def uri_of(outgoing: Outgoing, done: Done) -> str:
    return f"at://{done['repo']}/{COLLECTION}/{record_key(outgoing.key)}"


def receipt(server: Server, outgoing: Outgoing, done: Done) -> Receipt:
    page = server.page(done.get("handle") or done["repo"], record_key(outgoing.key))
    return Receipt(uri_of(outgoing, done), page, moment(done["created"]))
