"""The city's own words are found in a text, also inflected."""

from __future__ import annotations

from tankar.content.languages.words import words_in


def test_a_term_of_the_glossary_is_found_with_its_translation() -> None:
    found = dict(words_in("Frågan går till beredande tjänsteinnehavare i nämnden.", "sv", "fi"))
    assert found["beredande tjänsteinnehavare"].startswith("asian valmistelija")


def test_a_text_without_such_words_gives_none() -> None:
    assert words_in("Hej!", "sv", "fi") == []
    assert words_in("", "fi", "sv") == []


def test_part_of_another_word_is_not_a_term() -> None:
    assert "anställd" not in dict(words_in("Oanställda", "sv", "fi"))
    assert "anställd" in dict(words_in("De anställda", "sv", "fi"))
