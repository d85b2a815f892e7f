"""Posts on Mastodon: prepared, sent with one request, and looked for afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from tankar.networks.contract import (
    Credentials,
    Done,
    Lookup,
    OperationKind,
    Outgoing,
    Receipt,
    Remember,
)
from tankar.networks.fitting import refuse_unknown

from . import finding, marking, media, records
from .facts import FACTS
from .server import Server

NOTHING_BEFORE = "-"


class Posts:
    """Steps kept: `account` (our id there), `anchor` (newest own post before ours, "-" when there was none)
    and those of `media`."""

    operations = frozenset(
        {OperationKind.POST, OperationKind.REPLY, OperationKind.PRIVATE_REPLY, *marking.KINDS}
    )
    settle_seconds = FACTS.settle_seconds

    def prepare(self, outgoing: Outgoing, credentials: Credentials, done: Done, remember: Remember) -> None:
        refuse_unknown(outgoing, FACTS.title, self.operations, FACTS.limits)
        if outgoing.kind in marking.KINDS:
            marking.prepare(done, remember)
            return
        server = Server.of(credentials)
        account = done.get("account")
        if account is None:
            account = credentials.secrets.get("account") or server.ask(
                server.call("GET", "verify"), lambda answer: records.person(answer).id
            )
            remember("account", account)
        if "anchor" not in done:
            # Read once, before the first request that can post; later attempts must look as far back.
            remember("anchor", newest(server, account))
        media.prepare(server, outgoing, done, remember)

    def commit(self, outgoing: Outgoing, credentials: Credentials, done: Done) -> Receipt:
        if outgoing.kind in marking.KINDS:
            return marking.commit(Server.of(credentials), outgoing)
        if "anchor" not in done:
            raise ValueError("prepare() has not been run: without its anchor a lost post cannot be found")
        server = Server.of(credentials)
        body: dict[str, object] = {
            "status": addressed(outgoing).text,
            "visibility": "direct" if outgoing.kind is OperationKind.PRIVATE_REPLY else "public",
            "media_ids": [done[f"media:{number}:ready"] for number in range(len(outgoing.media))],
        }
        if outgoing.language:
            body["language"] = outgoing.language.partition("-")[0].lower()
        if outgoing.in_reply_to:
            body["in_reply_to_id"] = outgoing.in_reply_to
        call = server.call(
            "POST", "statuses", json=body, headers={"Idempotency-Key": header(outgoing.key)}, commit=True
        )
        return server.wire.ask(call, records.status, (*FACTS.commit_sayings, *FACTS.sayings)).receipt

    def look_up(
        self, outgoing: Outgoing, credentials: Credentials, done: Done, taken: Collection[str] = ()
    ) -> Lookup:
        if outgoing.kind in marking.KINDS:
            return marking.look_up(credentials, outgoing, done)
        return finding.look_up(Server.of(credentials), addressed(outgoing), credentials, done, taken)


def addressed(outgoing: Outgoing) -> Outgoing:
    """An answer names whom it answers, or they are not told of it. `target`: their handle."""
    handle = (outgoing.target or "").lstrip("@")
    answers = outgoing.kind in (OperationKind.REPLY, OperationKind.PRIVATE_REPLY)
    if not answers or not handle or f"@{handle}" in outgoing.text:
        return outgoing
    return replace(outgoing, text=f"@{handle} {outgoing.text}")


def newest(server: Server, account: str) -> str:
    call = server.call("GET", "own_statuses", id=account, query={"limit": "1"})
    found = server.ask(call, records.statuses)
    return found[0].receipt.network_id if found else NOTHING_BEFORE


def header(key: str) -> str:
    """The key as a header can carry it."""
    if key.isascii() and key.isprintable() and len(key) <= 200:
        return key
    return hashlib.sha256(key.encode()).hexdigest()
