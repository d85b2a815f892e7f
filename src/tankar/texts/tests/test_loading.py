from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tankar.texts import WrongPack, check, load, text_draft

RULE = """
extends: existence
level: advice
cites: [PRIN-1]
tokens: ['\\bsnö\\b']
title: {sv: Snö, fi: Lumi, en: Snow}
message: {sv: "Snö: {found}", fi: "Lunta: {found}", en: "Snow: {found}"}
why: {sv: Vinter., fi: Talvi., en: Winter.}
languages: [sv]
examples: {sv: {hit: [Snö i dag.], miss: [Sol i dag.]}}
"""
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(name: str = "mine", about: str = "", **rules: str) -> Path:
        folder = tmp_path / name
        (folder / "rules" / "own").mkdir(parents=True, exist_ok=True)
        (folder / "pack.yml").write_text(f"id: {name}\nversion: '1'\nlicence: EUPL-1.2\n{about}", "utf-8")
        for rule, text in rules.items():
            (folder / "rules" / "own" / f"{rule}.yml").write_text(text, "utf-8")
        return folder

    return made


def types_found(folder: Path, text: str) -> list[str]:
    return [one.finding.message for one in check(text_draft({"sv": text}), load(str(folder)), "fi")]


def test_a_file_is_a_rule_named_after_its_place(make: Make) -> None:
    folder = make(snow=RULE)
    rule = load(str(folder)).rule("own.snow")
    assert rule is not None
    assert rule.title["fi"] == "Lumi"
    assert types_found(folder, "Mer snö!") == ["Lunta: snö"]


def test_a_city_adds_takes_away_and_says_it_otherwise(make: Make) -> None:
    make("lower", snow=RULE, gone=RULE)
    over = make(
        "upper",
        "extends: lower\ndisabled: [own.gone]\n",
        snow="tokens+: ['\\bslask\\b']\nlevel: warning\nmessage: {fi: 'Keli: {found}'}\n",
    )
    assert types_found(over, "snö och slask") == ["Keli: snö", "Keli: slask"]
    make("upper", "extends: lower\ndisabled: [own.gone]\n", snow="tokens-: ['\\bsnö\\b']\ntokens+: [is]\n")
    load.cache_clear()
    assert types_found(over, "snö is") == ["Lunta: is"]


def test_the_version_of_a_rule_changes_with_what_it_judges_by(make: Make) -> None:
    first = load(str(make("one", snow=RULE))).rules[0].version
    same = load(str(make("two", snow=RULE + "\n"))).rules[0].version
    other = load(str(make("three", snow=RULE.replace("snö\\b", "slask\\b")))).rules[0].version
    assert first == same != other


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        (("extends: existence", "extends: guess"), "extends", "no rule type"),
        (("level: advice", "level: loud"), "level", "none of"),
        (("cites: [PRIN-1]", "cites: []"), "cites", "guideline"),
        (("fi: Talvi., ", ""), "why.fi", "missing"),
        (("Snow: {found}", "Snow: {fund}"), "message.en", "Nothing fills"),
        (("Snow: {found}", "Snow: {found"), "message.en", "brace"),
        (("hit: [Snö i dag.], ", ""), "examples.sv.hit", "at least one"),
        (("miss: [Sol i dag.]", "miss: []"), "examples.sv.miss", "at least one"),
        (("languages: [sv]", "languages: [sv, fi]"), "examples.fi.hit", "at least one"),
        (("languages: [sv]", "languages: [xx]"), "languages", "none of"),
        (("examples: {", "others: {"), "others", "no such field"),
        (("tokens: ['\\bsnö\\b']", "tokens: ['(?=x)']"), "tokens", "RE2"),
        (("tokens: ['\\bsnö\\b']", "tokens: snö"), "tokens", "list"),
        (("level: advice", "level: advice\nrepair: burn"), "repair", "none of"),
        (("level: advice", "level: advice\nin: [title]"), "in", "none of"),
        (("level: advice", "level: advice\nid: other"), "id", "must agree"),
        (("extends: existence", "extends: [}"), "file", "no YAML"),
    ],
)
def test_a_bad_rule_is_refused_by_file_and_field(
    make: Make, change: tuple[str, str], field: str, said: str
) -> None:
    assert change[0] in RULE
    folder = make(snow=RULE.replace(*change))
    with pytest.raises(WrongPack, match=said) as refused:
        load(str(folder))
    assert refused.value.field == field
    assert refused.value.file.name == "snow.yml"
    assert "snow.yml" in str(refused.value)


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ("extends: nowhere\n", "extends"),
        ("extends: mine\n", "extends"),
        ("disabled: [own.nothing]\n", "disabled"),
        ("disabled: own.snow\n", "disabled"),
        ("names: []\n", "names"),
        ("colour: blue\n", "colour"),
        ("version: ''\n", "version"),
    ],
)
def test_a_bad_pack_is_refused_by_field(make: Make, about: str, field: str) -> None:
    with pytest.raises(WrongPack) as refused:
        load(str(make(about=about, snow=RULE)))
    assert (refused.value.file.name, refused.value.field) == ("pack.yml", field)


def test_taking_away_what_is_not_there_is_refused(make: Make) -> None:
    make("lower", snow=RULE)
    over = make("upper", "extends: lower\ndisabled: [own.gone]\n", snow="tokens-: [nothing]\n")
    with pytest.raises(WrongPack, match="cannot be taken away"):
        load(str(over))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongPack, match="cannot be read"):
        load(str(tmp_path / "nothing"))


@pytest.mark.parametrize(
    "broken",
    [
        "1: 2\n",
        "'': 2\n",
        "a: 2026-13-45\n",
        "a: !!timestamp x\n",
        "extends: {a: b}\n",
        "a: !!int x\n",
        "no+: [a]\n",
    ],
)
def test_what_yaml_alone_would_take_or_trip_over_is_refused_with_a_sentence(make: Make, broken: str) -> None:
    with pytest.raises(WrongPack, match=r"snow\.yml, .+: .+"):
        load(str(make(snow=broken)))


def test_a_choice_that_is_a_list_and_a_pattern_that_is_a_number_are_refused(make: Make) -> None:
    with pytest.raises(WrongPack, match="measures"):
        load(
            str(
                make(
                    snow=RULE.replace("existence", "metric\nmeasures: [[]]").replace(
                        "tokens: ['\\bsnö\\b']", ""
                    )
                )
            )
        )
    with pytest.raises(WrongPack, match="names"):
        load(str(make("other", about="names: {a: 1}\n", snow=RULE)))
