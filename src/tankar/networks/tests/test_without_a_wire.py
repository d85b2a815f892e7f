"""The networks that nothing is sent to: the city's own feed, and those a person posts to by hand."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from tankar.networks import by_hand, feed, registry
from tankar.networks.contract import Absent, Credentials, OperationKind, Outgoing, Rejected
from tankar.networks.testing.contract import NetworkContract, forget
from tankar.networks.testing.server import FakeServer

NOTHING = Credentials("")
POST = Outgoing(OperationKind.POST, key="post:release-1:feed:sv+fi", text="Snö. Lunta.", language="sv")


class TestFeed(NetworkContract):
    network = feed.NETWORK

    def test_a_post_has_the_same_id_at_every_attempt_and_makes_no_request(self) -> None:
        assert self.network.publishes is not None
        with FakeServer({}).listening() as server:
            self.network.publishes.prepare(POST, NOTHING, {}, forget)
            receipts = {self.network.publishes.commit(POST, NOTHING, {}) for _ in range(3)}
        assert [receipt.network_id for receipt in receipts] == [POST.key]
        assert server.requests == []

    def test_what_has_no_receipt_is_not_in_the_feed(self) -> None:
        assert self.network.publishes is not None
        assert self.network.publishes.look_up(POST, NOTHING, {}) == Absent()
        assert self.network.publishes.settle_seconds == 0

    def test_it_refuses_what_it_has_no_way_to_do(self) -> None:
        assert self.network.publishes is not None
        with pytest.raises(Rejected):
            self.network.publishes.prepare(replace(POST, kind=OperationKind.LIKE), NOTHING, {}, forget)


class TestByHand(NetworkContract):
    network = by_hand.NETWORK

    def test_nothing_is_sent_for_a_person_who_posts_themselves(self) -> None:
        assert self.network.publishes is None
        assert self.network.signs_in is None


def test_an_unknown_network_is_named() -> None:
    with pytest.raises(KeyError, match="myspace"):
        registry.get("myspace")


def test_every_network_has_its_own_id() -> None:
    for id, network in registry.NETWORKS.items():
        assert network.id == id
        assert id.isidentifier()
    assert len({network.title for network in registry.all()}) == len(registry.NETWORKS)


def test_networks_are_strangers_to_django_and_to_the_rest_of_tankar() -> None:
    folder = Path(registry.__file__).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            for name in names:
                assert not name.startswith("django"), path
                assert not name.startswith("tankar") or name.startswith("tankar.networks"), path
