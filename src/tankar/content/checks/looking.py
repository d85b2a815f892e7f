"""What the rules of the city's pack find in a draft, as problems in the reader's language."""

from __future__ import annotations

from django.utils.translation import get_language

from tankar.content.checks.adapter import checked
from tankar.content.checks.problem import GUIDELINE, Problem, Refusing
from tankar.content.draft import Draft
from tankar.content.words.published import in_use
from tankar.texts import Level, Pack, Placed, check
from tankar.texts.rule import SPEAKING

__all__ = ["found_in", "pack", "speaks"]

# what a network refuses cannot leave, whatever anybody decides
REFUSED_THERE = {"limit.text", "limit.description"}
# what pages and actions called these before there were rules
CODES = {
    "a11y.alt_missing": "description_missing",
    "a11y.captions_missing": "captions_missing",
    "lang.bilingual_missing": "language_missing",
    "limit.text": "too_long",
    "limit.description": "description_too_long",
}


def pack() -> Pack:
    """The rules that hold here, with the city's published words over them. Raises `WrongPack`."""
    return in_use().pack


def speaks() -> str:
    """The reader's language, among those the rules explain themselves in."""
    language = (get_language() or "")[:2]
    return language if language in SPEAKING else "en"


def found_in(draft: Draft) -> list[Problem]:
    """In the order of the texts."""
    everything = _everything(draft)
    refusing = {channel.public_id: Refusing(channel.public_id, channel.name) for channel in draft.channels}
    return [
        _problem(placed, everything, refusing.get(placed.outlet))
        for placed in check(checked(draft), pack(), speaks())
    ]


def _problem(placed: Placed, everything: str, refused_on: Refusing | None) -> Problem:
    finding = placed.finding
    return Problem(
        code=CODES.get(finding.type, finding.type),
        where=_field(placed),
        sentence=finding.message,
        rules=tuple(one for one in finding.cites if GUIDELINE.fullmatch(one)),
        blocks=finding.level == Level.BLOCK or finding.type in REFUSED_THERE,
        found=placed,
        words=placed.quoted or everything,
        refused_on=refused_on,
    )


def _field(placed: Placed) -> str:
    """A language alone names a text that is not there yet."""
    return f"text-{placed.part}" if placed.part in ("sv", "fi", "en") else placed.part


def _everything(draft: Draft) -> str:
    """What an answer holds for when a finding is about no words: all of them, the pictures, and the channels."""
    texts = [f"{one}:{text}" for one, text in sorted(draft.texts.items())]
    channels = [
        f"{channel.public_id}:{one}:{text}"
        for channel in sorted(draft.channels, key=lambda one: one.public_id)
        for one, text in [("", ""), *sorted(channel.own_texts.items())]
    ]
    return "\x1f".join([*texts, *(one.sha256 for one in draft.media), *channels])
