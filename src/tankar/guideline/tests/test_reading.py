"""How the packaged sentences and the city's texts come together, and how they are found."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from tankar.guideline.errors import UnknownRule
from tankar.guideline.models import GuidelineVersion, RuleText
from tankar.guideline.reading import Guideline, by_section, read

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


def _replace(rule_id: str, language: str, text: str, *, official: bool = True) -> None:
    RuleText.objects.create(
        version=GuidelineVersion.objects.packaged(),
        rule_id=rule_id,
        language=language,
        text=text,
        official=official,
        source="Stadsstyrelsen 1.12.2026 § 1",
        changed_by_id="lars",
        changed_by_name="Lars Snåre-Holm",
        changed_at=NOON,
    )


def _found(guideline: Guideline, query: str, group: str = "") -> list[str]:
    return [reading.rule.id for reading in guideline.search(query, group)]


def test_without_any_row_the_packaged_guideline_is_read() -> None:
    reading = read().find("SAFE-5")
    assert reading.in_language("sv").official
    assert not reading.in_language("fi").official
    assert not reading.in_language("en").official
    assert reading.original.text.startswith("Osakliga meddelanden")


def test_a_replaced_text_stands_in_its_language_alone() -> None:
    _replace("SAFE-5", "fi", "Kaupungin oma virke.")
    reading = read().find("SAFE-5")
    assert reading.in_language("fi").text == "Kaupungin oma virke."
    assert reading.in_language("fi").official
    assert reading.in_language("fi").is_replaced
    assert not reading.in_language("en").is_replaced


def test_a_better_translation_need_not_be_official() -> None:
    _replace("SAFE-5", "en", "A better translation.", official=False)
    assert not read().find("SAFE-5").in_language("en").official


def test_the_newest_version_is_the_current_one_and_older_texts_stay_with_theirs() -> None:
    _replace("SAFE-5", "fi", "Vanha virke.")
    GuidelineVersion.objects.create(
        number=2, document_date=dt.date(2027, 1, 1), title_sv="Ny", title_fi="Uusi"
    )
    guideline = read()
    assert guideline.document.title.sv == "Ny"
    assert not guideline.find("SAFE-5").in_language("fi").is_replaced


def test_a_swedish_text_that_is_not_official_is_refused_by_the_database_too() -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        _replace("SAFE-5", "sv", "Ungefär så.", official=False)


def test_reading_costs_three_statements_however_much_is_replaced(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for rule_id in ("SAFE-1", "SAFE-2", "SAFE-3", "SAFE-4"):
        _replace(rule_id, "fi", "Virke.")
    with django_assert_num_queries(3):
        read()


@pytest.mark.parametrize("query", ["hotfulla", "UHKAAVAT viestit", "threatening", "safe-7", "poliisille"])
def test_a_rule_is_found_by_words_in_any_language_and_by_its_id(query: str) -> None:
    assert "SAFE-7" in _found(read(), query)


def test_all_words_must_occur_in_the_same_language() -> None:
    assert _found(read(), "hotfulla poliisille") == []


def test_words_of_a_heading_find_its_rules() -> None:
    assert {"RES-1", "RES-2", "RES-3", "RES-4", "RES-5"} <= set(_found(read(), "resurssit"))


def test_the_citys_own_text_is_searched_and_the_packaged_one_no_longer() -> None:
    _replace("UPROAR-5", "fi", "Säilytä maltti.")
    assert _found(read(), "maltti") == ["UPROAR-5"]
    assert _found(read(), "provosoidu") == []


def test_a_group_sees_what_concerns_it() -> None:
    elected = _found(read(), "", "elected")
    assert "ELECT-1" in elected
    assert "NOTE-3" in elected
    assert "CHN-7" not in elected
    assert "META-3" not in elected


def test_search_and_group_narrow_together() -> None:
    assert _found(read(), "avgiftsbelagd", "heads") == ["CHN-6", "CHN-7", "CHN-8"]
    assert _found(read(), "avgiftsbelagd", "elected") == []


def test_neighbours_skip_the_placeholder_and_end_at_both_ends() -> None:
    guideline = read()
    first, _after = guideline.neighbours("META-1")
    before, after = guideline.neighbours("META-3")
    _before, last = guideline.neighbours("TAG-2")
    assert first is None
    assert last is None
    assert before is not None
    assert before.rule.id == "META-1"
    assert after is not None
    assert after.rule.id == "PRIN-1"


def test_neighbours_of_nothing_are_refused() -> None:
    with pytest.raises(UnknownRule):
        read().neighbours("META-2")


def test_sections_keep_the_guidelines_order() -> None:
    sections = by_section(read().readings)
    assert [section.number for section, _readings in sections] == list(range(19))
    assert sum(len(readings) for _section, readings in sections) == 113


@pytest.mark.parametrize(
    ("bent", "rule"),
    [("hotfullt", "SAFE-7"), ("uhkaavien", "SAFE-7"), ("semestern", "RES-2"), ("threatened", "SAFE-7")],
)
def test_a_bent_word_finds_what_is_bent_otherwise(bent: str, rule: str) -> None:
    assert rule in _found(read(), bent)


def test_the_beginnings_are_looked_for_only_when_the_words_find_nothing() -> None:
    guideline = read()
    assert guideline.words_for("hotfulla") == ["hotfulla"]
    assert guideline.words_for("zzzzzzzzzz") == ["zzzzzzz"]
    assert _found(guideline, "zzzzzzzzzz") == []
    assert guideline.words_for("SAFE-77") == ["safe-77"]
