"""Django reads every context's catalogue into one: a sentence that two of them translate must be translated alike."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import polib
import pytest

SOURCES = Path(__file__).parents[2] / "src" / "tankar"


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_one_sentence_has_one_translation(language: str) -> None:
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for catalogue in SOURCES.glob(f"*/locale/{language}/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(catalogue)):
            said[entry.msgctxt or "", entry.msgid].add(entry.msgstr or str(entry.msgstr_plural))
    assert {sentence: words for sentence, words in said.items() if len(words) > 1} == {}
