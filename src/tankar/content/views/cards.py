"""What the composer shows of each picture or video: its fields, and the frame that cuts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tankar.content.checks.problem import Problem
from tankar.content.draft import LANGUAGES, Draft
from tankar.content.media.cropping import PLACES, Frame, box_of, frame_of
from tankar.content.media.drafts import DraftMedia

__all__ = ["Card", "TextField", "cards_of", "own_name", "places_of", "with_words"]


@dataclass(frozen=True)
class TextField:
    """The text in one language, and its state in words."""

    language: str
    name: str
    text: str
    state: str
    missing: bool


@dataclass(frozen=True)
class Card:
    """One picture or video: its descriptions to write, and how it is cut."""

    medium: DraftMedia
    descriptions: Sequence[TextField]
    frame: Frame

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages its own words may be in."""
        return [("", _("No, or the same for everybody")), *((one, own_name(one)) for one in LANGUAGES)]

    @property
    def ratios(self) -> list[tuple[str, str]]:
        return [
            ("original", _("The picture's own shape")),
            ("1:1", _("Square (1:1)")),
            ("4:5", _("Upright (4:5)")),
            ("16:9", _("Wide (16:9)")),
            ("9:16", _("Story, reel (9:16)")),
        ]

    @property
    def places(self) -> list[tuple[str, str, bool]]:
        return places_of(self.frame)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The frame in pixels of the original."""
        whole = (0, 0, self.medium.width, self.medium.height)
        return box_of(self.frame, self.medium.width, self.medium.height) or whole


def places_of(frame: Frame) -> list[tuple[str, str, bool]]:
    """The nine places of a frame: value, words, chosen."""
    near = (_nearest(frame.across), _nearest(frame.down))
    rows = (pgettext("frame", "top"), pgettext("frame", "middle"), pgettext("frame", "bottom"))
    columns = (pgettext("frame", "left"), pgettext("frame", "centre"), pgettext("frame", "right"))
    return [
        (f"{across}-{down}", f"{row} {column}", (across, down) == near)
        for down, row in zip(PLACES, rows, strict=True)
        for across, column in zip(PLACES, columns, strict=True)
    ]


def cards_of(draft: Draft, problems: Sequence[Problem]) -> list[Card]:
    found = {problem.where for problem in problems}
    return [
        Card(medium, _descriptions(medium, draft, found), frame_of(medium.crop, medium.width, medium.height))
        for medium in draft.media
    ]


def _descriptions(medium: DraftMedia, draft: Draft, found: set[str]) -> list[TextField]:
    languages = (medium.language,) if medium.language else draft.leaving or draft.languages or LANGUAGES
    return [
        TextField(
            language,
            own_name(language),
            medium.descriptions.get(language, ""),
            "",
            f"description-{language}-{medium.public_id}" in found,
        )
        for language in languages
    ]


def with_words(fields: Sequence[TextField], sent: Mapping[str, str]) -> list[TextField]:
    """The fields with the words just sent in place of those stored."""
    return [replace(one, text=sent.get(one.language, one.text)) for one in fields]


def own_name(language: str) -> str:
    # a language is named in itself, whatever the page speaks
    return {"sv": "Svenska", "fi": "Suomi"}[language]


def _nearest(place: int) -> int:
    return min(PLACES, key=lambda one: abs(one - place))
