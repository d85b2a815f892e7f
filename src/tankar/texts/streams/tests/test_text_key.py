"""A copy has the text_key of what it copies, and nothing else has."""

from __future__ import annotations

import pytest

from tankar.texts.streams.text_key import LENGTH, text_key

CAMPAIGN = "Rädda simhallen i Yxpila! Skriv under uppropet: https://upprop.example/simhallen"
SHORT = "Vinn en solresa till Medelhavet: https://ett.example"


@pytest.mark.parametrize(
    "copy",
    [
        "rädda   simhallen i\nYxpila – skriv under uppropet https://upprop.example/simhallen",
        "RÄDDA SIMHALLEN I YXPILA!!! 😡 Skriv under uppropet: https://upprop.example/simhallen?from=abc",
        "Rädda simhallen i Yxpila. Skriv under uppropet: www.another.example",
        "Rädda simhallen i Yxpila. Skriv under uppropet!",
        "Räddа simh\u200ballen i Yxpila! Skriv under uppropet.",
    ],
)
def test_spaces_punctuation_capitals_and_links_make_no_other_message(copy: str) -> None:
    assert text_key(copy) == text_key(CAMPAIGN)
    assert len(text_key(copy)) == LENGTH


@pytest.mark.parametrize(
    "other",
    [
        "Rädda simhallen i Öja! Skriv under uppropet: https://upprop.example/simhallen",
        "Rädda inte simhallen i Yxpila! Skriv under: https://upprop.example/simhallen",
        "Rädda biblioteket i Yxpila! Skriv under: https://upprop.example/simhallen",
    ],
)
def test_other_words_make_another_message(other: str) -> None:
    assert text_key(other)
    assert text_key(other) != text_key(CAMPAIGN)


@pytest.mark.parametrize(
    "text", ["", "Tack!", "Kiitos paljon!", "När plogas det?", "😀 😀", "https://ett.example/x"]
)
def test_what_anybody_may_say_has_none(text: str) -> None:
    assert text_key(text) == ""


def test_where_little_is_said_beside_a_link_another_address_makes_another_message() -> None:
    assert text_key(SHORT) == text_key(SHORT.upper())
    assert text_key(SHORT) != text_key(SHORT.replace("ett.example", "annat.example"))


def test_it_is_the_same_in_every_process() -> None:
    assert text_key(CAMPAIGN) == "68ab8193196cdcf7"
