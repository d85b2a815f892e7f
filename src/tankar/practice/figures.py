"""Figures of accounts and posts: what was set, and what grows plausibly with the demo's clock where nothing was.

A figure that was set with ``per_day`` grows from the moment it was set. What nobody set follows from the followers,
the seed and the day alone, so that the same question has the same answer, and a later one never a smaller sum.
"""

from __future__ import annotations

import json
import math
import random
from datetime import datetime
from typing import Any

from .store import Store, as_moment, as_text

Value = int | dict[str, int]
FOLLOWERS, FOLLOWS, FANS = "followers", "follows", "fans"
DAY_S = 86_400
QUIET_DAYS = (5, 6)  # Saturday, Sunday


def put(
    store: Store,
    account_id: int,
    name: str,
    value: Value,
    status_id: int = 0,
    day: str = "",
    per_day: float = 0,
) -> None:
    key = {"account_id": account_id, "status_id": status_id, "name": name, "day": day}
    sql = "DELETE FROM figures WHERE account_id = ? AND status_id = ? AND name = ? AND day = ?"
    store.run(sql, *key.values())
    store.insert("figures", **key, value=json.dumps(value), per_day=per_day, at=as_text(store.now()))


def was_set(
    store: Store, account_id: int, name: str, status_id: int = 0, day: str = "", at: datetime | None = None
) -> Value | None:
    """What was set, for that day or for every day, as it has grown until ``at`` (now); None when nothing was."""
    for one in dict.fromkeys((day, "")):
        row = store.find("figures", account_id=account_id, status_id=status_id, name=name, day=one)
        if row is None:
            continue
        value: Any = json.loads(row["value"])
        if isinstance(value, dict):
            return {str(part): int(many) for part, many in value.items()}
        if not row["per_day"]:
            return int(value)
        days = ((at or store.now()) - as_moment(row["at"])).total_seconds() / DAY_S
        return max(round(int(value) + float(row["per_day"]) * days), 0)
    return None


def level(store: Store, account_id: int, name: str, at: datetime | None = None) -> int:
    """How many there are of something of an account; 0 when nothing was set."""
    value = was_set(store, account_id, name, at=at)
    return value if isinstance(value, int) else 0


def _chance(store: Store, *of: Any) -> random.Random:
    return random.Random(":".join(map(str, (store.setting("seed"), *of))))  # noqa: S311


def of_day(store: Store, account_id: int, name: str, share: float, day: datetime) -> Value:
    """A figure of one day: as set, or a share of the followers, less at weekends."""
    key = day.date().isoformat()
    value = was_set(store, account_id, name, day=key)
    if value is not None:
        return value
    chance = _chance(store, account_id, name, key).uniform(0.6, 1.4)
    calm = 0.6 if day.weekday() in QUIET_DAYS else 1.0
    return round(level(store, account_id, FOLLOWERS, day) * share * chance * calm)


def of_post(store: Store, account_id: int, status_id: int, name: str, share: float) -> Value:
    """A figure of a post since it came out: as set, or a share of the followers that is nearly reached in two days."""
    value = was_set(store, account_id, name, status_id)
    if value is not None:
        return value
    age = (store.now() - as_moment(store.get("statuses", status_id)["created_at"])).total_seconds() / DAY_S
    chance = _chance(store, status_id, name).uniform(0.5, 1.5)
    followers = level(store, account_id, FOLLOWERS)
    return round(followers * share * chance * (1 - math.exp(-1.5 * max(age, 0))))
