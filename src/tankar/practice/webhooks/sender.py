"""Carries events to their receivers: in batches, signed, again when nobody took them, and badly when told to.

A receiver that is down loses nothing: what it did not take with 200 waits in the outbox, longer each time.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import httpx

from tankar.practice import faults
from tankar.practice.faults import Call, Fault
from tankar.practice.store import Store, as_text

from . import outbox

Change = tuple[int, int, str, dict[str, Any]]
Envelope = Callable[[Iterable[Change]], dict[str, Any]]
SPOILED = ("forged", "unsigned", "malformed", "oversized", "replayed")
DISTURBED = ("twice", "late", "out_of_order", "lost", "forged", "malformed", "oversized")
OVERSIZED = 5_000_000
KEPT_SENDINGS = 500


log = logging.getLogger(__name__)


class Sender:
    """``envelopes``: how each network that tells writes the body of a call."""

    def __init__(self, store: Store, envelopes: Mapping[str, Envelope]) -> None:
        self.store, self.envelopes = store, envelopes

    async def run(self, stop: asyncio.Event) -> None:
        """Send what is due until ``stop`` is set."""
        stopped = asyncio.create_task(stop.wait())
        while not stop.is_set():
            self.store.stirred.clear()
            try:
                for hook in self.store.select("hooks", order="id"):
                    await self.deliver(hook)
            except Exception:  # the outermost frame: the next round tries again
                log.exception("Events could not be sent")
                await asyncio.sleep(1)
            stirred = asyncio.create_task(self.store.stirred.wait())
            await asyncio.wait((stopped, stirred), timeout=self._pause(), return_when=asyncio.FIRST_COMPLETED)
            stirred.cancel()

    def _pause(self) -> float | None:
        """How long nothing is due; None when nothing waits."""
        due_at = outbox.next_due(self.store)
        return None if due_at is None else max((due_at - outbox.now()).total_seconds(), 0.01)

    async def deliver(self, hook: sqlite3.Row) -> None:
        """One batch after the other, until nothing is due or the receiver does not take it."""
        is_taken = True
        while is_taken and (events := outbox.due(self.store, hook["id"])):
            is_taken = await self._batch(hook, events)

    async def _batch(self, hook: sqlite3.Row, events: list[sqlite3.Row]) -> bool:
        fresh = [event for event in events if event["state"] == "waiting" and not event["attempts"]]
        fault = self._fault(hook, fresh) if fresh else None
        if fault is not None:
            events = await self._disturbed(hook, events, fault)
        if not events:
            return True
        body = self._body(hook, events)
        is_taken = await self.send(hook, body, len(events)) == 200
        if fault is not None and fault.effect.name == "webhook_twice":
            await self.send(hook, body, len(events), "twice")
        if is_taken:
            outbox.settle(self.store, events, "delivered")
        else:
            outbox.again_later(self.store, events)
        return is_taken

    def _fault(self, hook: sqlite3.Row, fresh: list[sqlite3.Row]) -> Fault | None:
        page = self.store.get("accounts", fresh[0]["account_id"])
        return faults.take(self.store, Call(hook["network"], "webhooks", page["handle"], str(fresh[0]["id"])))

    async def _disturbed(
        self, hook: sqlite3.Row, events: list[sqlite3.Row], fault: Fault
    ) -> list[sqlite3.Row]:
        """What is left to send now."""
        name = fault.effect.name.removeprefix("webhook_")
        if name in SPOILED:
            await self.spoil(hook, name)
        elif name == "lost":
            outbox.settle(self.store, events, "lost")
            return []
        elif name == "late":
            outbox.hold(self.store, events, fault["delay_ms"])
            return []
        elif name == "out_of_order":
            outbox.hold(self.store, events[:1], fault["delay_ms"])
            return events[:0:-1]
        return events

    def _body(self, hook: sqlite3.Row, events: list[sqlite3.Row]) -> bytes:
        return self._written(hook, (_change(event) for event in events))

    def _written(self, hook: sqlite3.Row, changes: Iterable[Change]) -> bytes:
        """As Meta writes it: everything beyond ASCII and every slash is escaped. Whoever checks the signature of
        anything but these bytes finds it wrong."""
        said = json.dumps(self.envelopes[hook["network"]](changes), separators=(",", ":"))
        return said.replace("/", "\\/").encode()

    async def spoil(self, hook: sqlite3.Row, kind: str, size: int = OVERSIZED) -> int | None:
        """Send one call that nobody should believe: what was answered. ``kind``: one of SPOILED."""
        change = self._invented(hook, "x" * size if kind == "oversized" else "Tro inte på det här")
        body, secret = self._written(hook, [change]), hook["secret"]
        if kind == "malformed":
            body = body[:-7]
        elif kind == "forged":
            secret = secrets.token_hex(16)
        elif kind == "replayed":
            before = self.store.select(
                "sendings", {"hook_id": hook["id"], "kind": "", "status": 200}, limit=1
            )
            if not before:
                return None
            body = before[0]["body"]
        return await self.send(hook, body, 1, kind, "" if kind == "unsigned" else secret)

    def _invented(self, hook: sqlite3.Row, message: str) -> Change:
        page = self.store.one("SELECT account_id FROM subscriptions WHERE app_id = ?", hook["app_id"])
        page_id, now = page["account_id"] if page else 1, int(self.store.now().timestamp())
        about = {
            "post_id": f"{page_id}_1",
            "parent_id": f"{page_id}_1",
            "comment_id": f"1_{secrets.randbits(48)}",
        }
        who = {"from": {"id": "2", "name": "Ingen Alls"}, "message": message, "created_time": now}
        return page_id, now, "feed", {**who, **about, "item": "comment", "verb": "add"}

    async def send(
        self, hook: sqlite3.Row, body: bytes, events: int, kind: str = "", secret: str | None = None
    ) -> int | None:
        """The status the receiver answered, or None; with a line in the log. An empty ``secret`` signs nothing."""
        headers = {"Content-Type": "application/json", "User-Agent": "Webhooks/1.0 (practice network)"}
        key = hook["secret"] if secret is None else secret
        if key:
            for name, digest in (("-256: sha256", hashlib.sha256), (": sha1", hashlib.sha1)):
                header, _, algorithm = f"X-Hub-Signature{name}".partition(": ")
                headers[header] = f"{algorithm}={hmac.new(key.encode(), body, digest).hexdigest()}"
        status = await _posted(hook["url"], body, headers, float(self.store.setting("webhook_timeout_s")))
        if self.store.find("hooks", id=hook["id"]) is None:
            return status  # taken away meanwhile
        kept = {"kind": kind, "status": status, "body": body if len(body) < OVERSIZED // 5 else b""}
        at = as_text(outbox.now())
        self.store.insert("sendings", hook_id=hook["id"], at=at, events=events, **kept)
        last = self.store.number("SELECT max(id) FROM sendings")
        self.store.run("DELETE FROM sendings WHERE id <= ?", last - KEPT_SENDINGS)
        return status


def _change(event: sqlite3.Row) -> Change:
    at = int(datetime.fromisoformat(event["at"]).timestamp())
    return event["account_id"], at, event["field"], json.loads(event["value"])


async def _posted(url: str, body: bytes, headers: dict[str, str], patience_s: float) -> int | None:
    with suppress(httpx.HTTPError):
        async with httpx.AsyncClient(timeout=patience_s, trust_env=False) as client:
            return (await client.post(url, content=body, headers=headers)).status_code
    return None


async def proven(url: str, verify_token: str, patience_s: float) -> str | None:
    """Ask a receiver whether it expects us, with a challenge it must give back; why it does not, or None."""
    challenge = str(secrets.randbelow(10**10))
    asked = {"hub.mode": "subscribe", "hub.challenge": challenge, "hub.verify_token": verify_token}
    try:
        async with httpx.AsyncClient(timeout=patience_s, trust_env=False) as client:
            answer = await client.get(url, params=asked)
    except httpx.HTTPError as problem:
        return f"the receiver could not be reached: {type(problem).__name__}"
    if answer.status_code != 200 or answer.text != challenge:
        return f"the receiver answered {answer.status_code} and did not give the challenge back"
    return None
