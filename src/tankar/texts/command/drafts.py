"""A draft on the command line: one text that may hold both languages, its channel, its pictures.

Paragraphs are parted by an empty line, and each has a language; where one mixes languages, its sentences vote. What is
in another language is blanked out, so that every place is that of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tankar.texts.draft import Draft, Medium, Part
from tankar.texts.engine import check
from tankar.texts.loading.pack import Pack
from tankar.texts.patterns import MOST_CHARACTERS, Subject
from tankar.texts.sentences.parting import sentences_of
from tankar.texts.sentences.speech import Speech, without_names
from tankar.texts.triage.languages import MIX, language_of
from tankar.texts.triage.message import record_of

__all__ = ["check_record"]

PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
NOT_LINE = re.compile(r"[^\n]")
OFFICIAL = ("sv", "fi")
INTERNAL = "internal"
LEAST_LETTERS, LEAST_WORDS = 12, 3
MOST_OF_ONE = 5
"""Words of one sentence that count, when sentences vote."""
HALF = 0.4
MIXED, MISSING = "lang.mixed", "lang.bilingual_missing"
LIST, PROSE, TIMES = "language", "prose", 2.0
SPEECHES: dict[tuple[str, ...], Speech] = {}
Span = tuple[int, int, str]


def check_record(record: Mapping[str, Any], pack: Pack, speaks: str) -> dict[str, Any]:
    """What `tankar texts check --jsonl` writes for one object."""
    text = str(record["text"])[:MOST_CHARACTERS]
    spans = _languages(text, pack)
    spoken = sorted({language for _, _, language in spans})
    draft = Draft(
        parts=tuple(Part(one, one, _only(text, spans, one)) for one in spoken),
        wanting=_wanting(spoken, str(record.get("channel") or "")),
        leaving=tuple(spoken) or OFFICIAL,
        media=tuple(_media(record.get("images"), spoken)),
    )
    found = [one.finding for one in check(draft, pack, speaks)]
    is_mixed = any(one.type == MIXED for one in found)
    return {
        "id": record.get("id"),
        "lang": MIX if is_mixed or len(spoken) > 1 else spoken[0] if spoken else "sv",
        # in a text of several languages nobody can tell which version is missing
        "findings": [record_of(one) for one in found if not (is_mixed and one.type == MISSING)],
    }


def _languages(text: str, pack: Pack) -> list[Span]:
    """(start, end, language) of every paragraph, or half of the only one; a short one goes with the one before."""
    found: list[Span] = []
    start, ends = 0, [*(one.start() for one in PARAGRAPH.finditer(text)), len(text)]
    for end in ends:
        if _is_said(text[start:end], pack) or (not found and text[start:end].strip()):
            language = _language(text[start:end], pack)
            mixed = _of_sentences(text, start, end, pack) if language == MIX else [(start, end, language)]
            # versions that an empty line parts hold one language each
            found += mixed if len(ends) == 1 else [(start, end, mixed[0][2])]
        elif found:
            found.append((start, end, found[-1][2]))
        start = end
    return found


def _is_said(said: str, pack: Pack) -> bool:
    """Long enough to have a language of its own, or plainly in one: “Jää ei kanna.”"""
    letters = sum(map(str.isalpha, said))
    if letters >= LEAST_LETTERS:
        return True
    words = [word for one in sentences_of(said) for word in one.words]
    return len(words) >= LEAST_WORDS and _speech(pack).spoken(words, TIMES) != ""


def _language(said: str, pack: Pack) -> str:
    words = [word for one in sentences_of(said) for word in without_names(one.words)]
    return _speech(pack).spoken(words, TIMES) or language_of(Subject(Part("", "any", said)), pack.names)


def _speech(pack: Pack) -> Speech:
    """Made once for a pack."""
    if pack.layers not in SPEECHES:
        SPEECHES[pack.layers] = Speech(pack.names.lists.get(LIST, {}), pack.names.beside.get(PROSE, {}))
    return SPEECHES[pack.layers]


def _of_sentences(text: str, start: int, end: int, pack: Pack) -> list[Span]:
    """A paragraph that mixes languages: two halves where it changes once in the middle, else the language of most.

    A sentence in the other language is then told of by the rule about mixed languages.
    """
    said = text[start:end]
    voting = [(one, _language(said[one.start : one.end], pack)) for one in sentences_of(said)]
    weight: dict[str, int] = {}
    for one, language in voting:
        weight[language] = weight.get(language, 0) + min(len(one.words), MOST_OF_ONE)
    # of two that say as much, the first to speak
    ranked = sorted((one for one in weight if one != MIX), key=lambda one: -weight[one]) or [OFFICIAL[0]]
    if len(ranked) > 1 and weight[ranked[1]] >= HALF * sum(weight.values()):
        changes = [n for n in range(1, len(voting)) if voting[n][1] != voting[n - 1][1]]
        if len(changes) == 1:
            middle = start + voting[changes[0]][0].start
            return [(start, middle, voting[0][1]), (middle, end, voting[-1][1])]
    return [(start, end, ranked[0])]


def _only(text: str, spans: list[Span], language: str) -> str:
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
        Medium(f"image-{number}", descriptions=dict.fromkeys(spoken or OFFICIAL, _alt(one)))
        for number, one in enumerate(said, 1)
    ]


def _alt(image: object) -> str:
    alt = image.get("alt") if isinstance(image, Mapping) else ""
    return alt if isinstance(alt, str) else ""
