"""Chance that can be repeated: the same deliveries meet the same faults with the same seed."""

from __future__ import annotations

import httpx

from .conftest import Network

WEIGHTS = {"none": 5, "response_lost": 2, "error_500_before": 1, "error_500_after": 1, "refuse_429": 1}


def _seen(network: Network, texts: list[str]) -> dict[str, str]:
    """What the sender of each text saw."""
    seen = {}
    for text in texts:
        try:
            seen[text] = str(network.post(text).status_code)
        except httpx.RemoteProtocolError:
            seen[text] = "lost"
    return seen


def _begin(network: Network, seed: int) -> None:
    network.control.post("/reset", json={"keep_accounts": True})
    answer = network.control.post("/schedule", json={"weights": WEIGHTS, "seed": seed})
    assert answer.status_code == 200, answer.text


def test_the_same_seed_gives_the_same_faults_in_any_order(network: Network) -> None:
    texts = [f"Nyhet {number}" for number in range(40)]
    _begin(network, 7)
    forwards = _seen(network, texts)
    stored = network.stored()
    _begin(network, 7)
    assert _seen(network, texts[::-1]) == forwards
    assert network.stored() == stored
    assert set(forwards.values()) == {"200", "lost", "500", "429"}


def test_another_seed_gives_other_faults(network: Network) -> None:
    texts = [f"Nyhet {number}" for number in range(40)]
    _begin(network, 7)
    seven = _seen(network, texts)
    _begin(network, 8)
    assert _seen(network, texts) != seven


def test_the_next_try_of_the_same_post_draws_anew(network: Network) -> None:
    _begin(network, 7)
    assert len({_seen(network, ["Hej"])["Hej"] for _ in range(20)}) > 1


def test_what_was_done_is_told_in_numbers(network: Network) -> None:
    _begin(network, 7)
    seen = _seen(network, [f"Nyhet {number}" for number in range(40)])
    done = network.control.get("/schedule").json()["done"]
    assert sum(done.values()) == 40
    assert done["response_lost"] == list(seen.values()).count("lost")
    assert done["none"] == list(seen.values()).count("200")


def test_the_mixture_ends_when_it_is_taken_away(network: Network) -> None:
    network.control.post("/schedule", json={"weights": {"error_500_before": 1}})
    assert network.post("Hej").status_code == 500
    assert network.control.delete("/schedule").json()["schedule"] is None
    assert network.post("Hej").status_code == 200


def test_a_mixture_of_nothing_is_refused(network: Network) -> None:
    for weights in ({}, {"none": 0}, {"explode": 1}, {"slow": -1}):
        assert network.control.post("/schedule", json={"weights": weights}).status_code == 400
