"""Spelling: what dictionaries know, what is left alone, what may be meant, and how it goes without them."""

from __future__ import annotations

import pytest

from tankar.texts.command.drafts import check_record
from tankar.texts.loading.pack import load
from tankar.texts.spelling import speller as spellers
from tankar.texts.spelling.speller import LANGUAGES, speller_of, switched_off
from tankar.texts.spelling.suggesting import MOST, suggestions

PACK = load("karleby")
needs_finnish = pytest.mark.skipif(speller_of("fi") is None, reason="Voikko is not on this machine")


def misspelt(text: str) -> list[str]:
    found = check_record({"text": text, "channel": "internal"}, PACK, "en")["findings"]
    return [text[one["start"] : one["end"]] for one in found if one["type"].startswith("spell.")]


def test_swedish_and_english_are_known_wherever_tankar_is_installed() -> None:
    assert set(switched_off()) <= {"fi"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vi tackar alla frivliga för hjälpen i dag.", "frivliga"),
        ("Trottaoren sandas i natt.", "Trottaoren"),
        ("The pavemnt is sanded tonight.", "pavemnt"),
    ],
)
def test_a_slip_that_no_list_has_is_found(text: str, word: str) -> None:
    assert misspelt(text) == [word]


@needs_finnish
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Latu on kunostettu viikonlopuksi.", "kunostettu"),
        ("Kierätyskeskus ottaa muovia vastaan.", "Kierätyskeskus"),
    ],
)
def test_a_finnish_slip_that_no_list_has_is_found(text: str, word: str) -> None:
    assert misspelt(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Ykspihlajavägen, Halkokari och Rummelbacken sandas i natt.",
        "Dagvattenbrunnarna spolas och lövblåsningen avslutas.",
        "Rektor Backlund-Kärjenmäki svarar på frågor om förskolestarten.",
        "”Hä va int na ti å fråågas åt”, sa farfar på karlebymål.",
        "Ykspihlajantie ja Rummelbackenin mäki hiekoitetaan yöllä.",
        "Hulevesikaivot huuhdellaan ja lehtipuhallus päättyy.",
        "”Emmää tiiä mihkä se mäni”, sano vaari torilla.",
    ],
)
def test_names_of_the_city_compounds_and_quoted_dialect_are_left_alone(text: str) -> None:
    assert misspelt(text) == []


@pytest.mark.parametrize(
    ("word", "language", "meant"), [("sommmar", "sv", "sommar"), ("pavemnt", "en", "pavement")]
)
def test_what_was_meant_is_among_the_suggestions(word: str, language: str, meant: str) -> None:
    offered = suggestions(word, language)
    assert meant in offered
    assert 0 < len(offered) <= MOST


def test_a_suggestion_begins_as_the_word_does_and_none_is_the_word_itself() -> None:
    offered = suggestions("Trottaoren", "sv")
    assert "Trottoaren" in offered
    assert all(one[0].isupper() and one != "Trottaoren" for one in offered)


@pytest.mark.parametrize("word", ["", "x" * 4_000, "\ud800", "😀😀😀😀😀"])
def test_words_of_any_kind_are_no_danger(word: str) -> None:
    assert all(len(suggestions(word, one)) <= MOST for one in LANGUAGES)


def test_without_a_dictionary_common_slips_are_found_and_nothing_is_suggested(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speller_of.cache_clear()
    suggestions.cache_clear()
    monkeypatch.setattr(spellers, "voikko", lambda: None)
    monkeypatch.setattr(spellers, "hunspell_of", lambda _language: None)
    try:
        assert switched_off() == LANGUAGES
        assert suggestions("sommmar", "sv") == ()
        assert misspelt("Välkomen ut på spåret med frivliga hjälpare!") == ["Välkomen"]
    finally:
        speller_of.cache_clear()
        suggestions.cache_clear()
