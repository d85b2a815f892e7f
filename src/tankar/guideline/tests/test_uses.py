"""Where Tankar uses a rule is found in Tankar itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from tankar.guideline import content
from tankar.guideline.uses import uses_of


def test_a_rule_names_pages_checks_and_journal_entries() -> None:
    with translation.override("sv"):
        assert ("Anvisning", "/guideline/") in uses_of("UPROAR-7", "sv").pages
        assert any("Fråga … skickades" in one for one in uses_of("UPROAR-7", "sv").entries)
        assert uses_of("AMB-5", "sv").checks


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_rule_can_be_looked_up_in_every_language(language: str) -> None:
    with translation.override(language):
        found = [uses_of(rule.id, language) for rule in content.shown()]
    assert sum(map(bool, found)) > 30
    assert all("%(" not in sentence for one in found for sentence in one.entries)


def test_a_rule_that_nothing_uses_says_nothing(client: Any, db: None) -> None:
    assert not uses_of("META-3", "sv")
    assert 'id="uses"' not in client.get("/guideline/META-3/").content.decode()


def test_a_visitor_reads_where_a_rule_is_used(client: Any, db: None) -> None:
    assert "Where Tankar uses this" in client.get("/en/guideline/SAFE-7/").content.decode() or not uses_of(
        "SAFE-7", "en"
    )
    assert "Where Tankar uses this" in client.get("/en/guideline/UPROAR-7/").content.decode()
