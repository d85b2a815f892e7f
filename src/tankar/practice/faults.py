"""Which fault, if any, a request shall meet.

Two sources, asked in this order:

1. Faults that were set one by one: each names an effect, an endpoint, and either how many requests it meets
   (``count``) or how likely it is (``probability``), and how many matching requests pass first (``after``).
2. A schedule: a mixture of effects by weight, so that a thousand deliveries can run through all of them.

Chance is never drawn from a running generator. Each draw depends only on the seed, on what is being sent
(account and text, or account and picture) and on how many times the same thing was sent before. So the same
deliveries meet the same faults with the same seed, however many workers send them and in whatever order.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .store import Store

NETWORKS = ("mastodon", "facebook", "bluesky")
# "any" is every write; "edits" every change, like and removal; "reads" every look-up; "sessions" every signing in
ASKED = ("statuses", "media", "edits", "any", "reads", "sessions")
TOLD = ("webhooks",)  # what a network tells by itself
ENDPOINTS = ASKED + TOLD
OPTIONS: dict[str, int] = {
    "hold_ms": 60_000,  # how long a line is held before it is cut
    "retry_after_s": 30,  # what a 429 asks for
    "delay_ms": 3_000,  # how late a slow answer is
    "polls": 2,  # how many times a picture says "processing" before its verdict
    "lasting": 1,  # 1: a revoked token stays revoked; 0: only this answer says so
}


@dataclass(frozen=True)
class Effect:
    """What can go wrong. ``replay_only``: met only by a request whose Idempotency-Key was seen before."""

    name: str
    options: tuple[str, ...] = ()
    endpoints: tuple[str, ...] = ASKED
    replay_only: bool = False
    networks: tuple[str, ...] = NETWORKS


_POSTS = ("statuses",)
_PICTURES = ("media",)
_EVENTS = ("facebook",)
EFFECTS: dict[str, Effect] = {
    effect.name: effect
    for effect in (
        Effect("timeout_after_accepting", ("hold_ms",)),
        Effect("response_lost"),
        Effect("hang_before", ("hold_ms",)),
        Effect("refuse_429", ("retry_after_s",)),
        Effect("refuse_429_bare"),
        Effect("error_500_before"),
        Effect("error_500_after"),
        Effect("revoke_token", ("lasting",)),
        Effect("slow", ("delay_ms",)),
        Effect("media_processing", ("polls",), _PICTURES),
        Effect("media_refused_later", ("polls",), _PICTURES),
        Effect("status_removed_later", (), _POSTS),
        Effect("replay_500", (), _POSTS, True, ("mastodon",)),
        Effect("idempotency_ignored", (), _POSTS, True, ("mastodon",)),
        Effect("webhook_twice", (), TOLD, False, _EVENTS),
        Effect("webhook_late", ("delay_ms",), TOLD, False, _EVENTS),
        Effect("webhook_out_of_order", ("delay_ms",), TOLD, False, _EVENTS),
        Effect("webhook_lost", (), TOLD, False, _EVENTS),
        Effect("webhook_forged", (), TOLD, False, _EVENTS),
        Effect("webhook_malformed", (), TOLD, False, _EVENTS),
        Effect("webhook_oversized", (), TOLD, False, _EVENTS),
    )
}


class WrongFault(ValueError):
    """A fault that cannot be; the text says why."""


@dataclass(frozen=True)
class Call:
    """What is known of a request when its fate is decided. ``attempt``: 1 the first time this is sent."""

    network: str
    endpoint: str
    handle: str
    digest: str
    attempt: int = 1
    is_replay: bool = False


@dataclass(frozen=True)
class Fault:
    effect: Effect
    options: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, option: str) -> int:
        return int(self.options.get(option, OPTIONS[option]))


def _whole(given: Mapping[str, Any], name: str, least: int = 0) -> int | None:
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise WrongFault(f"{name} must be a whole number, at least {least}")
    return value


def _share(given: Mapping[str, Any]) -> float | None:
    value = given.get("probability")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise WrongFault("probability must be between 0 and 1")
    return float(value)


def _effect(name: Any) -> Effect:
    if name not in EFFECTS:
        raise WrongFault(f"unknown effect {name!r}; known: {', '.join(EFFECTS)}")
    return EFFECTS[str(name)]


def _network(given: Mapping[str, Any], effect: Effect) -> str | None:
    network = given.get("network") or None
    if network is not None and network not in effect.networks:
        raise WrongFault(f"network must be one of {', '.join(effect.networks)}")
    return network


def _options(given: Mapping[str, Any]) -> dict[str, int]:
    return {name: value for name in OPTIONS if (value := _whole(given, name)) is not None}


def add(store: Store, given: Mapping[str, Any]) -> int:
    """Set a fault as the practice API describes it; with neither count nor probability it meets one request.

    Raises WrongFault.
    """
    effect = _effect(given.get("effect"))
    endpoint = given.get("endpoint", effect.endpoints[0])
    if endpoint not in effect.endpoints and (endpoint != "any" or effect.endpoints == TOLD):
        raise WrongFault(f"endpoint must be one of {', '.join(effect.endpoints)}")
    network = _network(given, effect)
    count, share = _whole(given, "count", 1), _share(given)
    if count is None and share is None:
        count = 1
    store.insert(
        "faults",
        effect=effect.name,
        endpoint=endpoint,
        handle=given.get("handle"),
        network=network,
        left_over=count,
        probability=share,
        after=_whole(given, "after") or 0,
        options=json.dumps(_options(given)),
    )
    return store.number("SELECT max(id) FROM faults")


def listed(store: Store) -> list[dict[str, Any]]:
    return [as_json(row) for row in store.all("SELECT * FROM faults ORDER BY id")]


def as_json(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "effect": row["effect"],
        "endpoint": row["endpoint"],
        "handle": row["handle"],
        "network": row["network"],
        "count": row["left_over"],
        "probability": row["probability"],
        "after": row["after"],
        **json.loads(row["options"]),
    }


def remove(store: Store, number: int | None = None) -> int:
    """Take away one fault, or all; how many there were."""
    if number is None:
        return store.run("DELETE FROM faults")
    return store.run("DELETE FROM faults WHERE id = ?", number)


def checked_schedule(given: Mapping[str, Any]) -> dict[str, Any]:
    """A schedule as the practice API takes it: ``{"weights": {effect or "none": weight}, "endpoint": …}``."""
    weights = given.get("weights")
    if not isinstance(weights, Mapping) or not weights:
        raise WrongFault("weights must name at least one effect")
    for name, weight in weights.items():
        if name != "none":
            _effect(name)
        if isinstance(weight, bool) or not isinstance(weight, int | float) or weight < 0:
            raise WrongFault(f"the weight of {name} must be a number, at least 0")
    if not sum(weights.values()):
        raise WrongFault("at least one weight must be above 0")
    endpoint = given.get("endpoint", "any")
    if endpoint not in ENDPOINTS:
        raise WrongFault(f"endpoint must be one of {', '.join(ENDPOINTS)}")
    who = {"handle": given.get("handle"), "network": given.get("network") or None}
    return {"weights": dict(weights), "endpoint": endpoint, **who, **_options(given)}


def take(store: Store, call: Call) -> Fault | None:
    """The fault this request meets; counts it down."""
    for row in store.all("SELECT * FROM faults ORDER BY id"):
        effect = EFFECTS[row["effect"]]
        if not _meets(effect, row, call):
            continue
        if row["after"]:
            store.run("UPDATE faults SET after = after - 1 WHERE id = ?", row["id"])
            continue
        if row["probability"] is not None and _draw(store, call, row["id"]).random() >= row["probability"]:
            continue
        if row["left_over"] is not None:
            store.run("UPDATE faults SET left_over = left_over - 1 WHERE id = ?", row["id"])
            store.run("DELETE FROM faults WHERE id = ? AND left_over <= 0", row["id"])
        return Fault(effect, json.loads(row["options"]))
    return _scheduled(store, call)


def _scheduled(store: Store, call: Call) -> Fault | None:
    schedule = store.setting("schedule")
    if not schedule or not _fits(schedule, call):
        return None
    weights = schedule["weights"]
    name = _draw(store, call, "schedule").choices(list(weights), list(weights.values()))[0]
    here = {"endpoint": call.endpoint, "handle": None, "network": None}
    if name == "none" or not _meets(EFFECTS[name], here, call):
        return None
    return Fault(EFFECTS[name], {option: schedule[option] for option in OPTIONS if option in schedule})


def _fits(where: Mapping[str, Any] | sqlite3.Row, call: Call) -> bool:
    """Whether what a fault or a schedule names is this call; nothing named is every one."""
    if where["handle"] not in (None, "", call.handle) or where["network"] not in (None, "", call.network):
        return False
    return where["endpoint"] == call.endpoint or (
        where["endpoint"] == "any" and call.endpoint not in ("reads", "sessions", *TOLD)
    )


def _meets(effect: Effect, where: Mapping[str, Any] | sqlite3.Row, call: Call) -> bool:
    if call.network not in effect.networks or (effect.replay_only and not call.is_replay):
        return False
    return call.endpoint in effect.endpoints and _fits(where, call)


def _draw(store: Store, call: Call, of: int | str) -> random.Random:
    return random.Random(f"{store.setting('seed')}:{of}:{call.handle}:{call.digest}:{call.attempt}")  # noqa: S311
