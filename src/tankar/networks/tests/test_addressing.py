"""A network's own page for sharing: the words and the link, and nothing else."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tankar.networks import registry
from tankar.networks.addressing import SERVER, share_address
from tankar.networks.contract import Network

LINK = "https://karleby.example/feed/a1/"
SHARES = [one for one in registry.all() if one.share]


@pytest.mark.parametrize("network", SHARES, ids=lambda one: one.id)
def test_the_link_is_in_it_and_no_placeholder_is_left_but_the_server(network: Network) -> None:
    address = share_address(network, "Snö & is {link}?", LINK).replace(SERVER, "social.example")
    parts = urlsplit(address)
    assert parts.scheme == "https"
    said = " ".join(
        value for values in parse_qs(parts.query, strict_parsing=True).values() for value in values
    )
    assert said.count(LINK) == 1
    assert "{" not in said.replace("{link}", "")


@pytest.mark.parametrize("network", SHARES, ids=lambda one: one.id)
def test_long_words_are_cut_to_what_a_post_there_takes(network: Network) -> None:
    address = share_address(network, "snöplogning " * 9000, LINK).replace(SERVER, "social.example")
    words = parse_qs(urlsplit(address).query)
    text = next((value[0] for name, value in words.items() if name == "text"), "")
    assert network.limits.count(text) <= network.limits.characters


def test_a_network_without_such_a_page_has_none() -> None:
    assert share_address(registry.get("by_hand"), "Snö", LINK) == ""
    assert len(SHARES) >= 7
