"""How long Mastodon finds a text."""

from __future__ import annotations

import pytest

from tankar.networks.mastodon import NETWORK


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Snö på måndag.", 14),
        ("Ö", 1),
        ("\u006f\u0308", 1),
        ("👨‍👩‍👧‍👦 ja 🇫🇮", 6),
        ("rad\nrad", 7),
        ("https://kokkola.fi", 23),
        ("Läs https://www.kokkola.fi/sv/nyheter/en-mycket-lang-adress-som-ingen-orkar-lasa?a=1&b=2 nu", 30),
        ("(https://kokkola.fi/a_(b))", 25),
        ("https://kokkola.fi/a.", 24),
        ("https://kokkola.fi, https://karleby.fi!", 49),
        ("https://äänekoski.fi/tie", 23),
        ("kokkola.fi", 10),
        ("http://localhost/x", 18),
        ("@aino hej", 9),
        ("@aino@museum.example hej", 9),
        ("Skriv till aino@kokkola.example", 31),
    ],
)
def test_a_text_is_as_long_as_mastodon_counts_it(text: str, length: int) -> None:
    assert NETWORK.limits.count(text) == length


def test_a_hostile_text_is_counted_quickly() -> None:
    assert NETWORK.limits.count("https://" + "a." * 20_000) > 0
    assert NETWORK.limits.count("@a" * 20_000) > 0
    assert NETWORK.limits.count("https://kokkola.fi/" + ")" * 5_000) == 23 + 5_000
