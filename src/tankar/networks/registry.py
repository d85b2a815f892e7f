"""Every network Tankar knows. A new one is one line here and one folder beside."""

from __future__ import annotations

from collections.abc import Mapping

from . import bluesky, by_hand, facebook, feed, mastodon
from .contract import Network

NETWORKS: Mapping[str, Network] = {
    network.id: network
    for network in (
        mastodon.NETWORK,
        facebook.NETWORK,
        bluesky.NETWORK,
        feed.NETWORK,
        by_hand.NETWORK,
        *by_hand.NETWORKS,
    )
}


def get(id: str) -> Network:
    """Raises KeyError with the id for a network that is not here."""
    return NETWORKS[id]


def all() -> tuple[Network, ...]:
    return tuple(NETWORKS.values())
