"""The rules themselves: every example of every bundled pack, in each of its languages."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tankar.texts import Draft, Pack, Placed, check, load
from tankar.texts.examples import draft_of_example
from tankar.texts.loading.pack import BUNDLED
from tankar.texts.patterns import Subject
from tankar.texts.rule import Judge, Looking
from tankar.texts.testing.machine import slowness

PACKS = sorted(folder.name for folder in BUNDLED.iterdir() if (folder / "pack.yml").is_file())


def _every(side: str) -> list[Any]:
    return [
        pytest.param(pack, rule.id, language, example, id=f"{pack}-{rule.id}-{language}-{number}")
        for pack in PACKS
        for rule in load(pack).rules
        for language in rule.languages
        for number, example in enumerate(rule.examples[language][side])
    ]


def _found(draft: Draft, pack: str, rule: str, language: str) -> list[Placed]:
    judged = load(pack).rule(rule)
    assert judged is not None
    return [one for one in check(draft, load(pack), language, judged.purposes[0]) if one.finding.rule == rule]


@pytest.mark.parametrize(("pack", "rule", "language", "example"), _every("hit"))
def test_what_must_be_found_is_found_where_it_is_marked(
    pack: str, rule: str, language: str, example: Any
) -> None:
    draft, marks = draft_of_example(example, language)
    found = _found(draft, pack, rule, language)
    assert found
    if marks:
        assert [(one.part, one.finding.start, one.finding.end) for one in found] == marks


@pytest.mark.parametrize(("pack", "rule", "language", "example"), _every("miss"))
def test_what_only_looks_like_it_is_left_alone(pack: str, rule: str, language: str, example: Any) -> None:
    draft, _marks = draft_of_example(example, language)
    assert [one.quoted for one in _found(draft, pack, rule, language)] == []


@pytest.mark.parametrize("pack", PACKS)
def test_only_what_the_law_demands_blocks(pack: str) -> None:
    blocking = {rule.id for rule in load(pack).rules if rule.level == "block"}
    assert blocking == {
        "a11y.alt_missing",
        "a11y.captions_missing",
        "lang.bilingual_missing",
        "pii.hetu",
        "pii.personnummer",
    }
    assert all(rule.law for rule in load(pack).rules if rule.level == "block")


def _exhaust(judge: Judge, looking: Looking) -> None:
    for _hit in judge(looking):
        pass


def _microseconds(work: Callable[[], object]) -> float:
    """As if on an ordinary machine."""
    return min(timeit.repeat(work, number=20, repeat=15)) / 20 * 1e6 / slowness()


def test_no_rule_costs_more_than_twenty_microseconds_a_message() -> None:
    """The least of many runs, so that a busy machine does not matter, and on a slower machine by so much more. Two
    texts are compared in drafts alone."""
    message = (
        "Hej! När plogas Storgatan 5? Jag halkade i går kl. 12 och ringde, men ingen svarade. Mvh K. 😀 "
    )
    draft, _ = draft_of_example(message, "sv")
    looking = Looking(draft, tuple(Subject(part) for part in draft.parts), "sv")
    slow = {}
    for rule, judge in load("karleby").judges:
        tries = (_microseconds(partial(_exhaust, judge, looking)) for _try in range(30))
        if all(spent > 20 for spent in tries):
            slow[rule.id] = _microseconds(partial(_exhaust, judge, looking))
    assert slow == {}


def test_what_the_city_adds_does_not_touch_the_pack_below() -> None:
    def found(pack: Pack) -> list[str]:
        draft, _ = draft_of_example("Skriv till kalle.karlsson@karleby.fi eller ring 06 828 9111.", "sv")
        return [one.finding.type for one in check(draft, pack)]

    assert found(load("base")) == ["pii.email", "pii.phone"]
    assert found(load("karleby")) == []
    assert load("karleby").layers == ("karleby 1", "base 1")


def test_a_repair_gives_a_text_in_which_nothing_is_found_any_more() -> None:
    pack = load("karleby")
    for rule in pack.rules:
        for language in rule.languages:
            for example in rule.examples[language]["hit"]:
                draft, _ = draft_of_example(example, language)
                text = draft.parts[0].text if draft.parts else ""
                mine = [one.finding for one in check(draft, pack) if one.finding.rule == rule.id]
                repairable = [one for one in mine if one.repair is not None]
                for finding in reversed(repairable):
                    text = text[: finding.start] + str(finding.repair) + text[finding.end :]
                if repairable:
                    again, _ = draft_of_example(text, language)
                    assert [one for one in check(again, pack) if one.finding.rule == rule.id] == []
