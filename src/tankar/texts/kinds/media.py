"""media: a picture without a description, a recorded video without captions.

wants: description | captions
"""

from __future__ import annotations

from collections.abc import Iterator

from tankar.texts.draft import Medium
from tankar.texts.kinds.kind import Kind, Names, choice
from tankar.texts.rule import Hit, Judge, Looking, Rule
from tankar.texts.words import language_name, medium_name

__all__ = ["MEDIA"]


def make(rule: Rule, _names: Names) -> Judge:
    return _descriptions if choice(rule, "wants", ["description", "captions"]) == "description" else _captions


def _descriptions(looking: Looking) -> Iterator[Hit]:
    for number, medium in enumerate(looking.draft.media, 1):
        for language in medium.languages or looking.draft.leaving:
            if not medium.descriptions.get(language, "").strip():
                yield _hit(looking, medium, number, language)


def _captions(looking: Looking) -> Iterator[Hit]:
    """A live broadcast is exempt; a recording is not, unless nobody speaks in it. Not said counts as speech."""
    for number, medium in enumerate(looking.draft.media, 1):
        spoken = medium.is_video and not medium.is_live and medium.speech is not False
        if spoken and not medium.captions and not medium.is_captioned:
            yield _hit(looking, medium, number, "")


def _hit(looking: Looking, medium: Medium, number: int, language: str) -> Hit:
    several = len(looking.draft.media) > 1
    which = f"{medium_name(looking.speaks, is_video=medium.is_video)} {number}: " if several else ""
    named = language_name(language, looking.speaks) if language else ""
    key = f"description-{language}-{medium.key}" if language else f"speech-{medium.key}"
    return Hit(key, words={"which": which, "language": named})


MEDIA = Kind(frozenset({"wants"}), make, places=("which", "language"))
