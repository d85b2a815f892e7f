"""What can be taken for the city's account by somebody in a hurry, and what cannot."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tankar.networks.addresses import Address, imitated, look_alike, skeleton

CITY = "Kokkolankaupunki"


@pytest.mark.parametrize(
    "name",
    [
        "Kokkolankaupunkl",
        "K0kkolankaupunki",
        "kokkolankaupunkii",
        "kokolankaupunki",
        "kokkolan-kaupunki",
        "kokkolan_kaupunki",
        "Kоkkоlankaupunki",
        "kokkolan.kaupunki.fi",
        "kokkolankaupunki_official",
        "virallinenkokkolankaupunki",
        "kokkolankaupunki1",
        "kokkolnakaupunki",
        "kokkolankaupnki",
        "Kokkolánkaupunki",
        "ＫｏｋｋｏｌａｎＫａｕｐｕｎｋｉ",
        "kaupunkikokkolan",
        "kokko\u200blankaupunki",
    ],
)
def test_a_name_that_can_be_taken_for_the_citys_is_told(name: str) -> None:
    assert look_alike(name, CITY)
    assert look_alike(CITY, name)


@pytest.mark.parametrize(
    "name",
    [
        CITY,
        "KOKKOLANKAUPUNKI",
        "kokkolanmuseo",
        "kokkolankaupunginkirjasto",
        "porinkaupunki",
        "kaupunki",
        "kokkola",
        "",
        "ylivieskankaupunki",
        "kokkolanvesi",
    ],
)
def test_a_name_that_is_plainly_another_is_left_alone(name: str) -> None:
    assert not look_alike(name, CITY)


@pytest.mark.parametrize(("a", "b"), [("abc", "abd"), ("vinge", "vince"), ("karleby", "kokkola"), ("x", "y")])
def test_short_names_may_differ_by_little_only_when_they_are_long_enough(a: str, b: str) -> None:
    assert look_alike(a, b) is (len(a) >= 5 and a[0] == b[0] == "v")


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_goes_both_ways_and_nothing_is_like_itself(a: str, b: str) -> None:
    assert look_alike(a, b) == look_alike(b, a)
    assert not look_alike(a, a)
    assert len(skeleton(a)) <= 20 * len(a)


@pytest.mark.parametrize(
    ("url", "network"),
    [
        ("https://faceb00k.com/Kokkolankaupunki", "facebook"),
        ("https://www.facebo0k.com/Kokkolankaupunki", "facebook"),
        ("https://fаcebook.com/Kokkolankaupunki", "facebook"),
        ("https://facebook.com@evil.example/Kokkolankaupunki", "facebook"),
        ("https://facebook.com%2FKokkolankaupunki@evil.example/", "facebook"),
        ("https://facebook.com.evil.example/Kokkolankaupunki", "facebook"),
        ("https://facebook-login.example/Kokkolankaupunki", "facebook"),
        ("https://evil.facebook.com/Kokkolankaupunki", "facebook"),
        ("https://evil.example/www.facebook.com/Kokkolankaupunki", "facebook"),
    ],
)
def test_a_server_that_looks_like_a_network_is_told_with_the_account_it_shows(url: str, network: str) -> None:
    assert imitated(url) == Address(network, "handle", CITY.lower())


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/x",
        "https://kokkola.fi",
        "https://x.example/x",
        "https://t.example",
        "https://kokkola.example/@kaupunki",
        "https://ex.com/a",
        "https://face.example/a.b",
    ],
)
def test_an_ordinary_server_imitates_none(url: str) -> None:
    assert imitated(url) is None


def test_thousand_names_are_compared_before_anybody_notices() -> None:
    begun = time.process_time()
    for number in range(1_000):
        look_alike(f"kokkolankaupunki{number}", CITY)
    assert time.process_time() - begun < 2
