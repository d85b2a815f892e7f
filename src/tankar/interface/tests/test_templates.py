"""What every template of the house must keep to, whoever wrote it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(SOURCES.glob("*/templates/**/*.html"))
NAMES = [str(path.relative_to(SOURCES)) for path in TEMPLATES]
INLINE_STYLE = re.compile(r"<[^>]*\sstyle\s*=|<style\b", re.I)
INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)", re.I)
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=|javascript:", re.I)
ELSEWHERE = re.compile(r"""(?:src|href)=["']?(?:https?:)?//""", re.I)


def test_there_are_templates_to_look_at() -> None:
    assert "interface/templates/interface/base.html" in NAMES


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_no_template_carries_style_or_script_of_its_own(path: Path) -> None:
    source = path.read_text()
    assert not INLINE_STYLE.search(source)
    assert not INLINE_SCRIPT.search(source)
    assert not HANDLER.search(source)


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_no_template_fetches_anything_from_another_house(path: Path) -> None:
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*" + ELSEWHERE.pattern, path.read_text(), re.I)


def test_our_own_script_evaluates_nothing_and_writes_no_html_but_the_servers() -> None:
    script = (SOURCES / "interface" / "static" / "tankar" / "tankar.js").read_text()
    assert not re.search(r"\beval\(|new Function|document\.write|\.style\b", script)
    assert script.count("innerHTML") == 1  # the server's own answer to a conflict


def test_no_stylesheet_of_ours_fetches_from_another_house() -> None:
    for sheet in (SOURCES / "interface" / "static" / "tankar").glob("*.css"):
        assert not re.search(r"url\(.?https?:|@import", sheet.read_text()), sheet.name
