"""The city's own words that stand in a text, with their translation: what the translator should know."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

__all__ = ["words_in"]

_ASIDE = re.compile(r"\s*\([^)]*\)")


@cache
def _glossary() -> list[dict[str, str]]:
    text = files("tankar.guideline").joinpath("content", "glossary.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def words_in(text: str, language: str, into: str) -> list[tuple[str, str]]:
    """(word, its translation) of the glossary that `text` contains, also inflected at its end; "sv" or "fi".

    Found by the beginning of a word: "läsesal" is in "Läsesalen". A term of several words is found as written.
    """
    lowered = text.casefold()
    found = {}
    for row in _glossary():
        for term in _terms(row.get(language) or ""):
            if len(term) > 3 and re.search(rf"\b{re.escape(term.casefold())}", lowered):
                translation = (row.get(into) or "").strip()
                if translation:
                    found[term] = translation
    return sorted(found.items())


def _terms(cell: str) -> list[str]:
    return [term.strip() for term in re.split(r"[,/;]", _ASIDE.sub("", cell)) if term.strip()]
