"""What is different between what was approved before and what is asked about now, text by text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tankar.content.models import Review
from tankar.content.review.approved import last_yes
from tankar.content.review.needs import Frozen
from tankar.content.review.parts import channel_names, parts_between, sentence_of
from tankar.content.revisions.difference import Piece, pieces_of

__all__ = ["Compared", "TextChange", "compared_with_last_yes"]


@dataclass(frozen=True)
class TextChange:
    """One text that changed; `channels`: names, since the same text on several channels is shown once."""

    language: str
    channels: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Compared:
    """`parts`: sentences that name everything that changed; `texts`: the changed texts, word by word."""

    parts: list[str]
    texts: list[TextChange]


def compared_with_last_yes(review: Review) -> Compared | None:
    """`None` when nothing of the item was approved before."""
    yes = last_yes(review.item)
    if yes is None:
        return None
    old, new = Frozen(yes.canonical).data, Frozen(review.canonical).data
    names = channel_names([old, new])
    parts = [sentence_of(*part.named(names)) for part in parts_between(old, new)]
    return Compared(parts, _texts(old["channels"], new["channels"], names))


def _texts(old: Mapping[str, Any], new: Mapping[str, Any], names: Mapping[str, str]) -> list[TextChange]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for channel in sorted(new):
        before, after = _by_language(old.get(channel, [])), _by_language(new[channel])
        for language in sorted({*before, *after}):
            pair = before.get(language, ""), after.get(language, "")
            if pair[0] != pair[1] and channel in old:
                found.setdefault((language, *pair), []).append(names.get(channel, channel))
    return [
        TextChange(language, ", ".join(channels), pieces_of(before, after))
        for (language, before, after), channels in found.items()
    ]


def _by_language(posts: Any) -> dict[str, str]:
    return {language: text for post in posts for language, text in post["texts"].items()}
