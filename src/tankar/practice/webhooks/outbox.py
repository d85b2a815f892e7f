"""Who is told, and what waits to be told: receivers, the Pages they listen to, events one by one.

Waiting is counted on the machine's own clock: moving the demo's clock neither loses an event nor repeats it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tankar.practice.store import Store, as_text

GIVEN_UP_AFTER = timedelta(hours=36)
LONGEST_WAIT_S = 3_600
WAITS = "state IN ('waiting', 'late')"


def now() -> datetime:
    return datetime.now(UTC)


def subscribe(store: Store, app_id: int, account_id: int, fields: Sequence[str]) -> None:
    """Let an app hear of these fields of an account; none any more when there are none."""
    store.run("DELETE FROM subscriptions WHERE app_id = ? AND account_id = ?", app_id, account_id)
    if fields:
        said = " ".join(dict.fromkeys(fields))
        store.insert("subscriptions", app_id=app_id, account_id=account_id, fields=said)


def register(store: Store, network: str, app_id: int, url: str, secret: str, verify_token: str) -> int:
    """The receiver of an app; another one takes its place."""
    given = {"url": url, "secret": secret, "verify_token": verify_token, "created_at": as_text(now())}
    before = store.find("hooks", network=network, app_id=app_id)
    if before is not None:
        store.change("hooks", before["id"], **given)
        return int(before["id"])
    store.insert("hooks", network=network, app_id=app_id, **given)
    return store.number("SELECT max(id) FROM hooks")


def emit(store: Store, network: str, account_id: int, field: str, value: Mapping[str, Any]) -> None:
    """Something happened: an event for every receiver that listens to this field of this account."""
    sql = (
        "SELECT h.id, s.fields FROM hooks h JOIN subscriptions s ON s.app_id = h.app_id"
        " WHERE h.network = ? AND s.account_id = ?"
    )
    at = as_text(now())
    for row in store.all(sql, network, account_id):
        if field in row["fields"].split():
            event = {"field": field, "value": json.dumps(value), "at": at, "due_at": at}
            store.insert("events", hook_id=row["id"], account_id=account_id, **event)
            store.stirred.set()


def due(store: Store, hook_id: int) -> list[sqlite3.Row]:
    where = ["hook_id = ?", WAITS, "due_at <= ?"]
    most = int(store.setting("webhook_batch")) or 1
    return store.select("events", where, hook_id, as_text(now()), order="id", limit=most)


def next_due(store: Store) -> datetime | None:
    row = store.one(" ".join(["SELECT min(due_at) FROM events WHERE", WAITS]))
    return datetime.fromisoformat(row[0]) if row and row[0] else None


def settle(store: Store, events: Sequence[sqlite3.Row], state: str) -> None:
    for event in events:
        store.change("events", event["id"], state=state)


def hold(store: Store, events: Sequence[sqlite3.Row], wait_ms: int) -> None:
    """Keep events back once; what was held is disturbed no more."""
    due_at = as_text(now() + timedelta(milliseconds=wait_ms))
    for event in events:
        store.change("events", event["id"], state="late", due_at=due_at)


def again_later(store: Store, events: Sequence[sqlite3.Row]) -> None:
    """The receiver did not take them: each try waits twice as long; after a day and a half nobody tries."""
    for event in events:
        attempts = event["attempts"] + 1
        is_too_old = now() - datetime.fromisoformat(event["at"]) > GIVEN_UP_AFTER
        wait_s = min(int(store.setting("webhook_retry_s")) * 2 ** min(attempts - 1, 16), LONGEST_WAIT_S)
        later = {"attempts": attempts, "due_at": as_text(now() + timedelta(seconds=wait_s))}
        store.change("events", event["id"], state="given up" if is_too_old else event["state"], **later)


def hurry(store: Store) -> int:
    """Nothing waits any longer than now; how many events there were."""
    done = store.run(" ".join(["UPDATE events SET due_at = ? WHERE", WAITS]), as_text(now()))
    store.stirred.set()
    return done


def counted(store: Store, hook_id: int) -> dict[str, int]:
    """How many events are in which state."""
    states = dict.fromkeys(("waiting", "late", "delivered", "lost", "given up"), 0)
    sql = "SELECT state, count(*) AS many FROM events WHERE hook_id = ? GROUP BY state"
    return states | {row["state"]: row["many"] for row in store.all(sql, hook_id)}
