"""The networks a person posts to: what they take, how they count, how a post looks there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tankar.networks import by_hand, registry
from tankar.networks.contract import Network, Shape
from tankar.networks.testing.contract import NetworkContract

COUNTED = {"x": 6, "youtube": 8, "threads": 7}


@pytest.mark.parametrize("network", by_hand.NETWORKS, ids=lambda network: network.id)
class TestNetworks:
    def test_it_keeps_the_contract(self, network: Network) -> None:
        contract = NetworkContract()
        contract.network, contract.counted = network, COUNTED.get(network.id, 5)
        contract.test_the_registry_gives_it_by_its_id()
        contract.test_limits_survive_being_stored()
        contract.test_limits_pass_over_nonsense()

    def test_nothing_is_sent_and_a_video_can_be_shown(self, network: Network) -> None:
        assert network.publishes is None
        assert network.signs_in is None
        assert network.limits.video_bytes > 0
        assert network.limits.video_types

    def test_its_pictures_have_a_shape_that_exists(self, network: Network) -> None:
        narrowest, widest = network.look.narrowest, network.look.widest
        assert (narrowest is None) == (widest is None)
        assert narrowest is None or widest is None or 0 < narrowest <= widest


def test_the_nine_networks_of_the_city_are_there() -> None:
    names = {"instagram", "x", "linkedin", "youtube", "tiktok", "whatsapp", "discord", "snapchat", "threads"}
    assert {network.id for network in by_hand.NETWORKS} == names


def test_stories_and_reels_exist_where_the_network_has_them() -> None:
    shapes = {network.id: network.limits.shapes for network in by_hand.NETWORKS}
    assert shapes["instagram"] == {Shape.POST, Shape.STORY, Shape.REEL}
    assert shapes["x"] == {Shape.POST}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Snö på måndag.", 14),
        ("o\u0308", 1),
        ("日本", 4),
        ("☃ 👨‍👩‍👧‍👦 🇫🇮 1️⃣", 11),
        ("https://kokkola.fi", 23),
        ("kokkola.fi", 23),
        ("Läs https://www.kokkola.fi/sv/en-mycket-lang-adress?a=1&b=2 nu", 4 + 23 + 3),
        ("https://kokkola.fi/a.", 24),
        ("(kokkola.fi)", 25),
        ("aino@kokkola.fi", 15),
        ("Klockan 10.30", 13),
        ("dokument.pdf", 12),
        ("– ” … €", 4 + 3 + 2),
    ],
)
def test_x_weighs_a_text(text: str, length: int) -> None:
    assert registry.get("x").limits.count(text) == length


@pytest.mark.parametrize(
    ("network", "text", "length"),
    [
        ("youtube", "Åbo", 4),
        ("tiktok", "Å👍", 3),
        ("discord", "👨‍👩‍👧‍👦", 7),
        ("instagram", "👨‍👩‍👧‍👦", 1),
        ("threads", "Hej 👍", 8),
    ],
)
def test_each_network_counts_in_its_own_way(network: str, text: str, length: int) -> None:
    assert registry.get(network).limits.count(text) == length


@given(st.text(st.characters(), max_size=200))
def test_every_text_has_a_length_everywhere(text: str) -> None:
    for network in by_hand.NETWORKS:
        assert network.limits.count(text) >= 0


def test_a_hostile_text_is_weighed_quickly() -> None:
    count = registry.get("x").limits.count
    assert count("a." * 20_000) > 0
    assert count("https://" + "a." * 20_000) > 0
    assert count("https://kokkola.fi/" + ")" * 5_000) > 0


def vectors() -> list[tuple[str, int]]:
    """X's own examples for its present rules, where the machine has them."""
    for folder in Path(__file__).parents:
        found = folder / "shared/specs/twitter-text/conformance/validate.yml"
        if found.is_file():
            return read_vectors(found)
    return []


def read_vectors(path: Path) -> list[tuple[str, int]]:
    yaml = pytest.importorskip("yaml")
    told = yaml.safe_load(path.read_text("utf-8"))["tests"]
    names = ("WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest")
    return [(case["text"], case["expected"]["weightedLength"]) for name in names for case in told[name]]


def test_x_agrees_with_its_own_examples() -> None:
    known = vectors()
    if not known:
        pytest.skip("X's examples are not on this machine.")
    count = registry.get("x").limits.count
    assert [(text, count(text)) for text, _ in known] == known
