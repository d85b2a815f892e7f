"""What a city lays over a pack from its pages: used, or refused with a sentence; never half."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tankar.texts import Level, WrongPack, check, load, load_over, text_draft
from tankar.texts.rule import Purpose
from tankar.texts.triage import triage


def types_in(text: str, overlay: Mapping[str, Any]) -> set[str]:
    return {one.type for one in triage(text, load_over("karleby", overlay)).findings}


def test_words_are_added_and_taken_away() -> None:
    word = load("base").names.lists["insult"]["sv"][0].strip("*")
    assert "abuse.insult" in types_in(f"Ni är {word} allihop", {})
    taken = {"words": {"insult": {"sv-": [load("base").names.lists["insult"]["sv"][0]]}}}
    added = {"words": {"insult": {"sv+": ["glassgubbe*"]}}}
    assert "abuse.insult" in types_in("Din jävla glassgubbe!", added)
    assert (
        load_over("karleby", taken).names.lists["insult"]["sv"] != load("karleby").names.lists["insult"]["sv"]
    )
    assert load("karleby").names.lists["insult"]["sv"][0].startswith(word)


def test_a_number_of_the_citys_own_is_no_finding() -> None:
    text = {"sv": "Ring 040 123 4567."}
    ours = load_over("karleby", {"rules": {"pii.phone": {"public+": ["+358401234567"]}}})
    assert [one.finding.type for one in check(text_draft(text), load("karleby"), "sv")] == ["pii.phone"]
    assert check(text_draft(text), ours, "sv") == ()


def test_a_rule_is_made_quieter_or_switched_off() -> None:
    quieter = load_over("karleby", {"rules": {"pii.phone": {"level": "info"}}}).rule("pii.phone")
    assert quieter is not None
    assert quieter.level == Level.INFO
    assert load_over("karleby", {"disabled": ["pii.phone"]}).rule("pii.phone") is None


def test_the_same_words_are_the_same_pack_and_said_in_its_layers() -> None:
    overlay = {"words": {"insult_allowed": {"sv+": ["clownfisk*"]}}}
    assert load_over("karleby", overlay) is load_over("karleby", dict(overlay))
    assert load_over("karleby", overlay).layers[0].startswith("city ")
    assert load_over("karleby", {}) is load("karleby")


def test_taking_away_what_an_upgrade_took_is_no_mistake() -> None:
    load_over("karleby", {"words": {"insult": {"sv-": ["finns inte här"]}}})


BLOCKING = [rule.id for rule in load("karleby").rules if rule.level == Level.BLOCK]
CRITICAL = [rule.id for rule in load("karleby").rules if rule.level == Level.CRITICAL]


@pytest.mark.parametrize("rule", [*BLOCKING, *CRITICAL])
def test_what_the_law_demands_and_what_cannot_wait_stays_on(rule: str) -> None:
    for overlay in ({"disabled": [rule]}, {"rules": {rule: {"level": "info"}}}):
        with pytest.raises(WrongPack):
            load_over("karleby", overlay)


@pytest.mark.parametrize("rule", BLOCKING)
def test_nothing_of_a_rule_of_law_is_changed(rule: str) -> None:
    for name, value in load("karleby").rule(rule).data.items():  # type: ignore[union-attr]
        with pytest.raises(WrongPack):
            load_over("karleby", {"rules": {rule: {f"{name}+": value if isinstance(value, list) else ["x"]}}})


def test_a_list_that_brings_something_to_a_person_at_once_only_grows() -> None:
    word = load("base").names.lists["victim"]["sv"][0]
    with pytest.raises(WrongPack, match="rests on it"):
        load_over("base", {"words": {"victim": {"sv-": [word]}}})
    load_over("base", {"words": {"victim": {"sv+": ["flaggstången"]}}})


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"rules": {"pii.phone": {"level": "block"}}}, "Only the law"),
    ({"rules": {"pii.phone": {"level": "critical"}}}, "Only the law"),
    ({"rules": {"pii.phone": {"type": "tone.phone"}}}, "Only lists"),
    ({"rules": {"pii.phone": {"cites+": ["PRIN-1"]}}}, "Only lists"),
    ({"rules": {"pii.phone": {"public+": "040"}}}, "list of words"),
    ({"rules": {"pii.phone": {"public+": [""]}}}, "characters"),
    ({"rules": {"no.rule": {"level": "info"}}}, "There is no rule"),
    ({"rules": ["pii.phone"]}, "name: value"),
    ({"disabled": ["no.rule"]}, "There is no rule"),
    ({"disabled": {"pii.phone": 1}}, "list of words"),
    ({"words": {"nothing": {"sv+": ["a"]}}}, "There is no list"),
    ({"words": {"insult": {"sv": ["a"]}}}, "a language"),
    ({"words": {"insult": {"de+": ["a"]}}}, "a language"),
    ({"words": {"insult": {"sv+": ["*"]}}}, "letters"),
    ({"words": {"insult": {"sv+": ["a*"]}}}, "beside at least"),
    ({"words": {"insult": {"sv+": ["*snögubbe*"]}}}, "One"),
    ({"words": {"insult": {"sv+": ["snö*gubbe"]}}}, "One"),
    ({"words": {"insult": {"sv+": ["!!!"]}}}, "letters"),
    ({"words": {"insult": {"sv+": ["kråk- och sparv"]}}}, "begins and ends"),
    ({"words": {"insult": {"sv+": ["snö-jobb"]}}}, "several words"),
    ({"words": {"insult": {"sv+": ["a\u200bb"]}}}, "nobody sees"),
    ({"words": {"insult": {"sv+": ["a" * 101]}}}, "characters"),
    ({"words": {"insult": {"sv+": [f"ord{n}" for n in range(5_001)]}}}, "too many"),
    ({"patterns": {"a": "("}}, "no such part"),
]


@pytest.mark.parametrize(("overlay", "said"), WRONG)
def test_what_cannot_be_used_is_refused_with_a_sentence(overlay: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongPack, match=said) as refused:
        load_over("karleby", overlay)
    assert str(refused.value).startswith("city, ")


def test_a_list_that_is_left_empty_is_refused_where_a_rule_needs_it() -> None:
    lists = load("base").names.lists["hate"]
    with pytest.raises(WrongPack, match="which words"):
        load_over("base", {"words": {"hate": {f"{one}-": list(words) for one, words in lists.items()}}})


def test_every_word_that_is_taken_is_found_as_it_is_written() -> None:
    for word in ("kråka", "två ord", "*tomte", "bofink*", "l'été", "snö jobb", "3G"):
        pack = load_over("base", {"words": {"insult": {"sv+": [word]}}})
        text = f"Här är en {word.replace('*', '')} igen och igen som vi ser den."
        assert check(text_draft({"sv": text}), pack, "sv", Purpose.TRIAGE), word
