"""Length as Mastodon counts it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tankar.practice.graphemes import graphemes
from tankar.practice.mastodon.content import as_html
from tankar.practice.mastodon.counting import post_length

PIECES = [
    "a",
    "å",
    "a\u030a",
    "👨‍👩‍👧‍👦",
    "🇫🇮",
    "🇸🇪",
    "👍🏽",
    "❤️",
    "한",
    "\r\n",
    " ",
    "🏴\U000e0067\U000e0062\U000e007f",
    "\u200d",
]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Åäö", 3),
        ("https://www.karleby.fi/en/mycket/lang/adress?som=inte&tar=slut", 23),
        ("Se https://kokkola.fi.", 27),
        ("(https://kokkola.fi)", 25),
        ("@aino@mastodon.demo.example hej", 9),
        ("@aino hej", 9),
        ("👨‍👩‍👧‍👦🇫🇮", 2),
        ("e\u0301", 1),
    ],
)
def test_a_text_is_as_long_as_mastodon_says(text: str, length: int) -> None:
    assert post_length(text) == length


def test_a_warning_counts_too() -> None:
    assert post_length("Hej", "Obs") == 6


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_clusters_are_those_of_the_unicode_rules(text: str) -> None:
    assert graphemes(text) == len(regex.findall(r"\X", text))


def test_text_becomes_paragraphs_links_and_nothing_dangerous() -> None:
    html = as_html("<b>Hej</b>\nrad\n\nhttps://www.kokkola.fi/a?b=1&c=2 #Tankar @aino", "http://x")
    assert "<b>" not in html
    assert html.startswith("<p>&lt;b&gt;Hej&lt;/b&gt;<br />rad</p><p><a href=")
    assert 'href="https://www.kokkola.fi/a?b=1&amp;c=2"' in html
    assert ">kokkola.fi/a?b=1&amp;c=2</a>" in html
    assert 'href="http://x/tags/tankar"' in html
    assert 'href="http://x/@aino"' in html
