"""A rule's examples as drafts: what its tests read and its help page shows.

An example is a text, or a table: sv, fi, en: texts · wanting, waived, short, leaving, media, outlets, page,
unopened as in `Draft`.
`[[…]]` in a text marks the words that must be found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tankar.texts.draft import Draft, Medium, Outlet, Part, Role

__all__ = ["draft_of_example", "marked"]

MARK = re.compile(r"\[\[(.*?)\]\]", re.S)
LANGUAGES = ("sv", "fi", "en")


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and the spans that were marked."""
    plain, spans, position = "", [], 0
    for found in MARK.finditer(text):
        plain += text[position : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        position = found.end()
    return plain + text[position:], spans


def draft_of_example(example: Any, language: str) -> tuple[Draft, list[tuple[str, int, int]]]:
    """The draft, and the marked spans as (part, start, end)."""
    said: Mapping[str, Any] = {language: example} if isinstance(example, str) else example
    parts, spans = [], []
    for one in LANGUAGES:
        if one in said:
            text, marks = marked(said[one])
            parts.append(Part(one, one, text))
            spans += [(one, start, end) for start, end in marks]
    draft = Draft(
        parts=tuple(parts),
        wanting={one: tuple(names) for one, names in said.get("wanting", {}).items()},
        waived=frozenset(said.get("waived", ())),
        short=frozenset(said.get("short", ())),
        leaving=tuple(said.get("leaving", ())),
        media=tuple(_medium(number, one) for number, one in enumerate(said.get("media", []))),
        outlets=tuple(_outlet(one, language) for one in said.get("outlets", [])),
        page=str(said.get("page", "")),
        unopened=dict(said.get("unopened", {})),
    )
    return draft, spans


def _medium(number: int, said: Mapping[str, Any]) -> Medium:
    return Medium(key=f"media-{number}", **{**said, "captions": tuple(said.get("captions", ()))})


def _outlet(said: Mapping[str, Any], language: str) -> Outlet:
    return Outlet(said["channel"], language, said["length"], said["most"], Role(said.get("role", "text")))
