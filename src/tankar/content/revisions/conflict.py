"""Two people in one text: both are shown, and the person chooses. Nobody's words are overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tankar.content.changes import Changes, MediaChange
from tankar.content.draft import LANGUAGES, Draft
from tankar.content.ways import language_name

__all__ = ["Pair", "both_together", "pairs_of"]


@dataclass(frozen=True)
class Pair:
    """One field in which two people wrote differently. `name` is the form's, `kind` says what it is."""

    name: str
    kind: str
    language: str
    language_name: str
    theirs: str
    mine: str
    medium: str = ""


def pairs_of(current: Draft, mine: Changes) -> list[Pair]:
    """The texts and descriptions that differ, in the order of the page."""
    pairs = list(_pairs("text", "", current.texts, mine.texts))
    for medium in current.media:
        change = mine.media.get(medium.public_id, MediaChange())
        pairs += _pairs("description", medium.public_id, medium.descriptions, change.descriptions)
    return pairs


def _pairs(kind: str, medium: str, theirs: Mapping[str, str], sent: Mapping[str, str]) -> Iterator[Pair]:
    for language in LANGUAGES:
        before, now = theirs.get(language, ""), sent.get(language)
        if now is not None and now.strip() != before.strip():
            name = f"{kind}-{language}-{medium}" if medium else f"{kind}-{language}"
            yield Pair(name, kind, language, language_name(language), before, now, medium)


def both_together(current: Draft, mine: Changes) -> Changes:
    """Theirs, then mine, in every field that differs: nothing is lost, and a person puts it in order."""
    texts: dict[str, str] = {}
    described: dict[str, dict[str, str]] = {}
    for pair in pairs_of(current, mine):
        field = described.setdefault(pair.medium, {}) if pair.medium else texts
        field[pair.language] = "\n\n".join(part for part in (pair.theirs, pair.mine) if part.strip())
    return Changes(
        texts=texts,
        media={medium: MediaChange(descriptions=words) for medium, words in described.items()},
    )
