"""Two people in one text: both are shown, and the person chooses. Nobody's words are overwritten."""

from __future__ import annotations

from dataclasses import dataclass

from tankar.content.changes import Changes
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


def pairs_of(current: Draft, mine: Changes) -> list[Pair]:
    """The texts and descriptions that differ, in the order of the page."""
    pairs = []
    described = current.image.descriptions if current.image else {}
    for kind, theirs, sent in (
        ("text", current.texts, mine.texts),
        ("description", described, mine.descriptions),
    ):
        for language in LANGUAGES:
            before, now = theirs.get(language, ""), sent.get(language)
            if now is not None and now.strip() != before.strip():
                name = language_name(language)
                pairs.append(Pair(f"{kind}-{language}", kind, language, name, before, now))
    return pairs


def both_together(current: Draft, mine: Changes) -> Changes:
    """Theirs, then mine, in every field that differs: nothing is lost, and a person puts it in order."""
    together = {
        (pair.kind, pair.language): "\n\n".join(part for part in (pair.theirs, pair.mine) if part.strip())
        for pair in pairs_of(current, mine)
    }
    return Changes(
        texts={language: text for (kind, language), text in together.items() if kind == "text"},
        descriptions={language: text for (kind, language), text in together.items() if kind == "description"},
    )
