"""A draft on the command line: one text that may hold both languages, its channel, its pictures.

Paragraphs are parted by an empty line, and each has a language. What is in another language is blanked out, so that
every place is that of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tankar.texts.draft import Draft, Medium, Part
from tankar.texts.engine import check
from tankar.texts.loading.pack import Pack
from tankar.texts.patterns import Subject
from tankar.texts.triage.languages import MIX, language_of
from tankar.texts.triage.message import record_of

__all__ = ["check_record"]

PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
NOT_LINE = re.compile(r"[^\n]")
OFFICIAL = ("sv", "fi")
INTERNAL = "internal"
LEAST_LETTERS = 12


def check_record(record: Mapping[str, Any], pack: Pack, speaks: str) -> dict[str, Any]:
    """What `tankar texts check --jsonl` writes for one object."""
    text = str(record["text"])
    spans = _languages(text, pack)
    spoken = sorted({language for _, _, language in spans})
    draft = Draft(
        parts=tuple(Part(one, one, _only(text, spans, one)) for one in spoken if one != MIX),
        wanting=_wanting(spoken, str(record.get("channel") or "")),
        leaving=tuple(one for one in spoken if one != MIX) or OFFICIAL,
        media=tuple(_media(record.get("images"), spoken)),
    )
    if MIX in spoken:
        draft = Draft((Part("sv", "any", text),), media=draft.media, leaving=draft.leaving)
    found = check(draft, pack, speaks)
    return {
        "id": record.get("id"),
        "lang": spoken[0] if len(spoken) == 1 else MIX if spoken else "sv",
        "findings": [record_of(one.finding) for one in found],
    }


def _languages(text: str, pack: Pack) -> list[tuple[int, int, str]]:
    """(start, end, language) of every paragraph; a short one goes with the one before."""
    found: list[tuple[int, int, str]] = []
    start = 0
    for end in [*(one.start() for one in PARAGRAPH.finditer(text)), len(text)]:
        said = text[start:end]
        is_long = sum(map(str.isalpha, said)) >= LEAST_LETTERS
        if is_long or not found:
            language = language_of(Subject(Part("", "any", said)), pack.names) if said.strip() else ""
        else:
            language = found[-1][2]
        if language:
            found.append((start, end, language))
        start = end
    return found


def _only(text: str, spans: list[tuple[int, int, str]], language: str) -> str:
    shown = list(NOT_LINE.sub(" ", text))
    for start, end, one in spans:
        if one == language:
            shown[start:end] = text[start:end]
    return "".join(shown).rstrip()


def _wanting(spoken: list[str], channel: str) -> dict[str, tuple[str, ...]]:
    """Without a register, all but what is internal wants both; a text in English, or in several, wants nothing."""
    if channel == INTERNAL or len(spoken) != 1 or spoken[0] not in OFFICIAL:
        return {}
    return {one: (channel or "web",) for one in OFFICIAL if one not in spoken}


def _media(images: object, spoken: list[str]) -> list[Medium]:
    said = images if isinstance(images, list) else []
    return [
        Medium(f"image-{number}", descriptions=dict.fromkeys(_known(spoken), _alt(one)))
        for number, one in enumerate(said, 1)
    ]


def _known(spoken: list[str]) -> list[str]:
    return [one for one in spoken if one != MIX] or list(OFFICIAL)


def _alt(image: object) -> str:
    alt = image.get("alt") if isinstance(image, Mapping) else ""
    return alt if isinstance(alt, str) else ""
