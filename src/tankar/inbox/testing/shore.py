"""A network for tests on which residents speak: says what it is told to say, and fails when asked in a transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection

from tankar import networks
from tankar.networks import registry
from tankar.networks.by_hand import limits
from tankar.networks.contract import Credentials, Field, Network, Reason
from tankar.networks.incoming import (
    Author,
    Batch,
    Event,
    Marked,
    Message,
    MessageKind,
    Removed,
    Thread,
)
from tankar.networks.wire import WrongShape
from tankar.publishing.testing.lighthouse import Lighthouse
from tankar.work import clock

__all__ = ["SECRETS", "Shore", "shore", "signed", "spoken"]

SECRETS = {"app_secret": "the-lamp-of-the-lighthouse", "verify_token": "knock"}
RESIDENT = Author("9001", "Siv Exempel", "siv")
CITY = Author("17", "Karleby stad", "karleby", is_us=True)


def spoken(network_id: str, text: str = "När plogas Yxpila?", **facts: Any) -> Message:
    """One comment by a resident on post 1, now by the machine's clock; `ago` in minutes."""
    ago = dt.timedelta(minutes=facts.pop("ago", 0))
    by_us = facts.pop("by_us", False)
    given: dict[str, Any] = {
        "kind": MessageKind.COMMENT,
        "author": CITY if by_us else RESIDENT,
        "said_at": clock.machine() - ago,
        "post": "1",
        "in_reply_to": "1",
    }
    return Message(network_id, text=text, **{**given, **facts})


@dataclass
class Shore:
    """`Converses` and `Receives`. `batches` are told one by one; `threads`: post → what hangs on it, None for gone."""

    lighthouse: Lighthouse
    batches: list[Batch | networks.Failure] = field(default_factory=list)
    threads: dict[str, list[Message] | None] = field(default_factory=dict)
    complete: bool = True
    news_tells_all: bool = True
    private_comes_back: bool = True
    asked: list[str] = field(default_factory=list)
    fields: tuple[Field, ...] = (Field("app_secret", secret=True), Field("verify_token", secret=True))

    def news(self, _credentials: Credentials, cursor: str) -> Batch:
        _no_transaction()
        self.asked.append(cursor)
        if not self.batches:
            return Batch((), cursor)
        answer = self.batches.pop(0)
        if isinstance(answer, networks.Failure):
            raise answer
        return answer

    def thread(self, _credentials: Credentials, post: str) -> Thread:
        _no_transaction()
        self.asked.append(f"thread {post}")
        found = self.threads.get(post, [])
        if found is None:
            raise networks.Rejected(Reason.GONE, "It is gone.")
        return Thread(found, self.complete)

    def challenge(self, query: Mapping[str, str], secrets: Mapping[str, str]) -> str | None:
        return query.get("challenge") if query.get("verify_token") == secrets["verify_token"] else None

    def is_genuine(self, body: bytes, headers: Mapping[str, str], secrets: Mapping[str, str]) -> bool:
        said = headers.get("x-signature", "").encode()
        return hmac.compare_digest(said, _signature(body, secrets["app_secret"]).encode())

    def event_id(self, _body: bytes, headers: Mapping[str, str]) -> str:
        return headers.get("x-event", "")

    def read(self, body: bytes) -> tuple[Event, ...]:
        try:
            told = json.loads(body)
            return tuple(_event(one) for one in told)
        except (ValueError, KeyError, TypeError) as error:
            raise WrongShape("It is not what this network sends.") from error


def _event(one: Mapping[str, Any]) -> Event:
    match one["verb"]:
        case "remove":
            return Event(one["account"], Removed(one["id"]))
        case "like":
            return Event(one["account"], Marked(one["id"], liked=True))
        case _:
            return Event(one["account"], spoken(one["id"], one["text"]))


def _signature(body: bytes, secret: str) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def signed(body: bytes, **headers: str) -> dict[str, str]:
    """The headers of a genuine call, as Django's test client takes them."""
    return {"x-signature": _signature(body, SECRETS["app_secret"]), **headers}


def _no_transaction() -> None:
    assert not any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


@pytest.fixture
def shore(lighthouse: Lighthouse) -> Iterator[Shore]:
    """The network "lighthouse", on which people now talk back."""
    made = Shore(lighthouse)
    network = Network(
        "lighthouse",
        "Lighthouse",
        limits(500, 4, 1500, len),
        publishes=lighthouse,
        converses=made,
        receives=made,
    )
    with patch.object(registry, "NETWORKS", {**registry.NETWORKS, "lighthouse": network}):
        yield made
