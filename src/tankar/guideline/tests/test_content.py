"""The packaged guideline is whole in three languages, and a translation says neither less nor other names."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from tankar.guideline import content
from tankar.guideline.content import GROUPS, LANGUAGES
from tankar.guideline.errors import UnknownRule

ALL_IDS = [rule.id for rule in content.rules()]
ADDRESS = re.compile(r"https?://\S+|kartta\.kokkola\.fi/\S+[^.\s]")
LETTER = re.compile(r"\(([a-h])\)")
TAG_OR_HANDLE = re.compile(r"(?<![\w/])[#@]\w+")
NAMES = re.compile(
    r"\b(?:Facebook|FB|Instagram|IG|Twitter|LinkedIn|YouTube|TikTok|WhatsApp|Discord|Snapchat|eFeedback)"
)
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\b2021\b")


def _packaged(name: str) -> Any:
    return json.loads(files("tankar.guideline").joinpath("content", name).read_text(encoding="utf-8"))


def _rule(rule_id: str) -> content.Rule:
    return next(rule for rule in content.rules() if rule.id == rule_id)


def test_there_are_114_rules_each_with_its_own_id() -> None:
    assert len(ALL_IDS) == 114
    assert len(set(ALL_IDS)) == 114


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_words_in_every_language(language: str) -> None:
    assert [rule.id for rule in content.rules() if not rule.text.in_language(language).strip()] == []


def test_the_finnish_file_names_exactly_the_rules_of_the_guideline_in_its_order() -> None:
    assert list(_packaged("rules.fi.json")) == ALL_IDS


def test_the_finnish_file_and_the_sections_agree_about_the_headings() -> None:
    titles = {rule_id: entry["section"] for rule_id, entry in _packaged("rules.fi.json").items()}
    assert titles == {rule.id: rule.section.title.fi for rule in content.rules()}


@pytest.mark.parametrize(
    "pattern", [ADDRESS, LETTER, NAMES, DATE], ids=["address", "part", "network", "date"]
)
def test_the_finnish_keeps_addresses_parts_networks_and_dates(pattern: re.Pattern[str]) -> None:
    texts = {rule.id: rule.text for rule in content.rules()}
    differ = [key for key, text in texts.items() if pattern.findall(text.fi) != pattern.findall(text.sv)]
    assert differ == []


def test_the_finnish_keeps_hashtags_and_handles() -> None:
    found = {rule.id: map(TAG_OR_HANDLE.findall, (rule.text.sv, rule.text.fi)) for rule in content.rules()}
    assert [rule_id for rule_id, (swedish, finnish) in found.items() if swedish != finnish] == ["AMB-4"]


def test_the_one_made_up_handle_and_hashtag_are_translated_but_kept() -> None:
    assert TAG_OR_HANDLE.findall(_rule("AMB-4").text.sv) == ["@personen", "#hashtag"]
    assert TAG_OR_HANDLE.findall(_rule("AMB-4").text.fi) == ["@henkilö", "#aihetunniste"]


@pytest.mark.parametrize("mark", [" · ", "; ", "?"])
def test_a_translation_has_as_many_parts_as_the_original(mark: str) -> None:
    texts = {rule.id: rule.text for rule in content.rules()}
    assert [key for key, text in texts.items() if text.fi.count(mark) != text.sv.count(mark)] == []


def test_the_finnish_uses_the_words_of_the_glossary() -> None:
    wanted = {
        "PLAN-1": "markkinointi- ja viestintäpäällikön",
        "CHN-3": "markkinointi- ja viestintätiimiin",
        "SAFE-7": "työsuojelupäällikölle",
        "ELECT-8": "viranhaltijalta",
        "NOTE-9": "salassapitovelvollisuutta",
        "CONT-1": "brändiohjeiston",
        "MEAS-2": "Mittarit",
        "UPROAR-1": "kohun",
    }
    assert [rule_id for rule_id, word in wanted.items() if word not in _rule(rule_id).text.fi] == []


def test_the_glossary_is_packaged_with_terms_in_three_languages() -> None:
    lines = files("tankar.guideline").joinpath("content", "glossary.csv").read_text("utf-8").splitlines()
    terms = list(csv.DictReader(lines))
    assert len(terms) > 150
    assert all(term[language] for term in terms for language in LANGUAGES)


def test_trust_is_never_translated_as_secrecy() -> None:
    prin = _rule("PRIN-1").text
    assert "luottamusta herättävästi" in prin.fi
    assert "confidential" not in prin.en


def test_readers_see_no_editors_remarks_in_the_english() -> None:
    remarks = [rule.id for rule in content.shown() if re.search(r"\[(?!Contents:)", rule.text.en)]
    assert remarks == []


def test_english_readers_get_the_addresses_of_the_common_channels() -> None:
    assert ADDRESS.findall(_rule("CHAN-4").text.en) == ADDRESS.findall(_rule("CHAN-4").text.sv)


def test_the_unfilled_placeholder_of_a_slide_is_never_shown() -> None:
    assert "META-2" in ALL_IDS
    assert "META-2" not in [rule.id for rule in content.shown()]
    with pytest.raises(UnknownRule):
        content.find("META-2")


def test_the_frame_is_the_title_and_the_contents() -> None:
    assert [rule.id for rule in content.shown() if rule.is_frame] == ["META-1", "META-3"]


def test_the_document_says_its_dates_and_that_it_is_no_by_law() -> None:
    document = content.document()
    assert document.document_date.isoformat() == "2021-08-23"
    assert document.noted_on is not None
    assert document.noted_on.isoformat() == "2021-08-16"
    assert "not a by-law" in document.status.en
    assert "förvaltningsstadgan" in document.status.sv
    assert "hallintosäännön" in document.status.fi


def test_the_nineteen_sections_come_in_order_with_titles_in_every_language() -> None:
    assert [section.number for section in content.sections()] == list(range(19))
    assert all(section.title.in_language(code) for section in content.sections() for code in LANGUAGES)


def test_every_rule_but_the_frames_contents_says_whom_it_concerns() -> None:
    assert [rule.id for rule in content.shown() if not rule.groups] == ["META-3"]
    assert {group for rule in content.rules() for group in rule.groups} == set(GROUPS)
    assert all(rule.binds.in_language(code) for rule in content.rules() for code in LANGUAGES)


def test_every_note_belongs_to_a_rule_and_speaks_three_languages() -> None:
    assert set(_packaged("notes.json")) == {rule.id for rule in content.rules() if rule.note}
    assert all(rule.note.in_language(c) for rule in content.rules() if rule.note for c in LANGUAGES)


def test_the_guideline_cannot_be_changed_by_those_who_read_it() -> None:
    assert content.rules() is content.rules()
    with pytest.raises(AttributeError):
        content.rules()[0].id = "X-1"  # type: ignore[misc]


def test_an_unknown_id_is_said_in_a_sentence() -> None:
    with pytest.raises(UnknownRule) as refusal:
        content.find("NOPE-1")
    assert "NOPE-1" in str(refusal.value)


def test_no_section_hides_half_of_its_rules() -> None:
    sizes = Counter(rule.section.number for rule in content.rules())
    assert sizes[0] == 3
    assert sizes[9] == 12
    assert sizes[18] == 2
