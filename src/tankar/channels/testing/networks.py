"""A network for tests: answers what it is told to, and fails when it is asked inside a transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from unittest.mock import patch

import pytest
from django.db import connection

from tankar.networks import registry, wire
from tankar.networks.by_hand import limits
from tankar.networks.contract import Account, ByConsent, Credentials, Failure, Field, Network

__all__ = ["TOKEN", "Answering", "harbour"]

TOKEN = "s3cret-token-of-the-lighthouse"


@dataclass
class Answering:
    """`SignsIn` with its next answer: an account of this handle, or the failure."""

    handle: str = "@stadsbiblioteket@practice.example"
    network_id: str = "17"
    failure: Failure | None = None
    asked: list[Credentials] = field(default_factory=list)
    by_consent: ByConsent | None = None
    fields: tuple[Field, ...] = (Field("address"), Field("token", secret=True))

    def verify(self, credentials: Credentials) -> Account:
        assert not any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)
        self.asked.append(credentials)
        if self.failure is not None:
            raise self.failure
        keep = Credentials(credentials.address, {**credentials.secrets, "account": self.network_id})
        url = f"https://practice.example/{self.handle}"
        takes = limits(640, 4, 1500, len)
        return Account(self.network_id, self.handle, "Stadsbiblioteket", url, takes, keep)


@pytest.fixture
def harbour() -> Iterator[Answering]:
    """The network "harbour", the only one that can be connected; its names lead to a public address."""
    signs_in = Answering()
    network = Network("harbour", "Harbour", limits(500, 4, 1500, len), signs_in=signs_in)
    known = {name: found for name, found in registry.NETWORKS.items() if found.signs_in is None} | {
        "harbour": network
    }
    guard = wire.Guard(resolve=lambda host, port: ["10.0.0.5" if "inside" in host else "93.184.215.14"])
    with patch.object(registry, "NETWORKS", known), wire.using(wire.Wire(guard)):
        yield signs_in
