"""A network for tests that tells figures: what it is told to tell, and it fails when asked in a transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unittest.mock import patch

import pytest
from django.db import connection

from tankar import networks
from tankar.networks import registry
from tankar.networks.by_hand import limits
from tankar.networks.contract import Credentials, Network
from tankar.networks.incoming import Definition, Figure, Indicator, Period
from tankar.work import clock

__all__ = ["Tide", "tide"]

_NOW = Period.NOW


@dataclass
class Tide:
    """`Measures`. `followers` None: not told. `told`: post → (comments, reactions); a post that is not in it is gone.

    `failure` is raised by the next question.
    """

    followers: int | None = 1200
    told: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    failure: networks.Failure | None = None
    asked: list[str] = field(default_factory=list)
    of_account: tuple[Definition, ...] = (
        Definition(Indicator.FOLLOWERS, _NOW, "followers_count"),
        Definition(Indicator.REACH, Period.DAY, "reach_unique"),
    )
    of_post: tuple[Definition, ...] = (
        Definition(Indicator.COMMENTS, _NOW, "replies_count"),
        Definition(Indicator.REACTIONS, _NOW, "favourites_count"),
    )

    def account(self, _credentials: Credentials) -> tuple[Figure, ...]:
        self._asked("account")
        return (
            _figure(self.of_account[0], self.followers),
            Figure(self.of_account[1], None, clock.machine(), "The name has ended."),
        )

    def posts(self, _credentials: Credentials, ids: Sequence[str]) -> Mapping[str, tuple[Figure, ...]]:
        self._asked("posts " + " ".join(ids))
        assert len(ids) <= 100
        return {
            one: tuple(_figure(*pair) for pair in zip(self.of_post, self.told[one], strict=True))
            for one in ids
            if one in self.told
        }

    def _asked(self, what: str) -> None:
        assert not any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)
        self.asked.append(what)
        failure, self.failure = self.failure, None
        if failure is not None:
            raise failure


def _figure(definition: Definition, value: int | None) -> Figure:
    return Figure(definition, value, clock.machine(), "" if value is not None else "It does not tell.")


@pytest.fixture
def tide() -> Iterator[Tide]:
    """The network "lighthouse", which now tells figures."""
    made = Tide()
    network = Network("lighthouse", "Lighthouse", limits(500, 4, 1500, len), measures=made)
    with patch.object(registry, "NETWORKS", {**registry.NETWORKS, "lighthouse": network}):
        yield made
