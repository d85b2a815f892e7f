"""A network for tests: takes what it is given, or fails as it is told to, and can be looked at afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from unittest.mock import patch

import pytest
from django.db import connection

from tankar import networks
from tankar.networks import registry
from tankar.networks.by_hand import limits
from tankar.networks.contract import Credentials, Done, Network, OperationKind, Outgoing, Remember

__all__ = ["Lighthouse", "lighthouse"]


@dataclass
class Lighthouse:
    """`Publishes` over a dictionary id → text. `answers`: what the next commits do; then they succeed.

    `meanwhile` runs while a call is under way: another worker, a freeze, a jump of the clock.
    """

    posts: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    answers: list[str | networks.Failure] = field(default_factory=list)
    looked: list[networks.Lookup | networks.Failure] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None
    preparing: Callable[[], object] = lambda: None
    commits: int = 0
    operations: frozenset[OperationKind] = frozenset(
        {OperationKind.POST, OperationKind.REPLY, OperationKind.LIKE, OperationKind.UNLIKE}
    )
    settle_seconds: int = 60
    keeps_keys: bool = False

    def prepare(self, outgoing: Outgoing, credentials: Credentials, done: Done, remember: Remember) -> None:
        _no_transaction()
        if "anchor" not in done:
            remember("anchor", "-")
        self.preparing()

    def commit(self, outgoing: Outgoing, credentials: Credentials, done: Done) -> networks.Receipt:
        _no_transaction()
        self.commits += 1
        answer = self.answers.pop(0) if self.answers else "take"
        if isinstance(answer, networks.Failure):
            self.meanwhile()
            raise answer
        if self.keeps_keys and outgoing.key in self.keys:
            number = self.keys[outgoing.key]
        else:
            number = str(len(self.posts) + 1)
            self.posts[number] = outgoing.text
            self.keys[outgoing.key] = number
        self.meanwhile()
        if answer == "lost":
            raise networks.OutcomeUnknown("The answer was lost.")
        return _receipt(number)

    def look_up(
        self, outgoing: Outgoing, credentials: Credentials, done: Done, taken: Collection[str] = ()
    ) -> networks.Lookup:
        _no_transaction()
        if self.looked:
            answer = self.looked.pop(0)
            if isinstance(answer, networks.Failure):
                raise answer
            return answer
        free = [
            number for number, text in self.posts.items() if text == outgoing.text and number not in taken
        ]
        return networks.Found(_receipt(free[0])) if free else networks.Absent()


def _receipt(number: str) -> networks.Receipt:
    return networks.Receipt(number, f"https://lighthouse.example/{number}", None)


def _no_transaction() -> None:
    """No call to a network inside a transaction of ours (the test's own does not count)."""
    assert not any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


@pytest.fixture
def lighthouse() -> Iterator[Lighthouse]:
    publishes = Lighthouse()
    network = Network("lighthouse", "Lighthouse", limits(500, 4, 1500, len), publishes=publishes)
    with patch.object(registry, "NETWORKS", {**registry.NETWORKS, "lighthouse": network}):
        yield publishes
