"""What is not documented fails: the reference pages say what the code does."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest
from django.conf import settings

from tankar.organisation.access import registered
from tests.architecture.sources import ROOT


def _reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REFERENCE = _reference()


@pytest.mark.parametrize("name", sorted(REFERENCE.PAGES))
def test_the_page_is_the_one_the_code_makes(name: str) -> None:
    kept = (ROOT / "docs" / "reference" / name).read_text("utf-8")
    assert kept == REFERENCE.PAGES[name](), "renew it with make docs"


def test_every_setting_is_explained_and_no_other() -> None:
    assert set(REFERENCE.SETTINGS) == set(type(settings.CONFIGURATION).model_fields)


def test_every_right_is_in_the_table() -> None:
    page = (ROOT / "docs" / "reference" / "access.md").read_text("utf-8")
    assert [one.name for one in registered() if f"## {one.name}\n" not in page] == []


def test_every_target_of_make_says_what_it_makes() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    targets = text.split(".PHONY:")[1].split("\n")[0].split()
    assert {"run", "test", "prove", "install", "lint", "bench", "theme", "docs"} <= set(targets)
    for target in targets:
        assert any(line.startswith(f"{target}: ## ") for line in text.splitlines()), target
