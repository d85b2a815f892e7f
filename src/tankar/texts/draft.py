"""What is checked: a draft, frozen, with no database behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Draft", "Medium", "Outlet", "Part", "Role", "text_draft"]


class Role(StrEnum):
    """What a part is in the post."""

    TEXT = "text"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a draft. `key`: how findings name it. Two parts of one `group` say the same in two languages."""

    key: str
    language: str
    text: str
    role: Role = Role.TEXT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Medium:
    """One picture or video; `descriptions`: language → words. `languages`: where only these show it.

    Findings name its description "description-<language>-<key>" and its captions "speech-<key>".

    `speech`: whether somebody speaks in a video, `None` when nobody has said. `captions`: languages of its
    caption files. `is_captioned`: the words stand in the picture itself.
    """

    key: str
    is_video: bool = False
    descriptions: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    speech: bool | None = None
    is_captioned: bool = False
    is_live: bool = False


@dataclass(frozen=True, slots=True)
class Outlet:
    """A text as it leaves on one channel, counted as the channel counts: `length` of at most `most`.

    `key`: how findings name the channel.
    """

    channel: str
    part: str
    length: int
    most: int
    role: Role = Role.TEXT
    key: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the rules look at.

    `wanting`: language → names of the channels that must have it and have no text in it. `waived`: languages
    decided not to be needed here. `short`: languages whose version is meant to be shorter. `leaving`: the
    languages that leave, for descriptions. `page`: the address that goes with the texts without standing in them.
    `unopened`: address → why it does not open, "gone" or "nowhere"; what nobody could tell is not among them.
    """

    parts: tuple[Part, ...] = ()
    wanting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    waived: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    leaving: tuple[str, ...] = ()
    media: tuple[Medium, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    page: str = ""
    unopened: Mapping[str, str] = field(default_factory=dict)

    def part(self, key: str) -> Part | None:
        return next((one for one in self.parts if one.key == key), None)


def text_draft(texts: Mapping[str, str]) -> Draft:
    """The draft of texts alone: language → text. Parts are named after their language."""
    return Draft(tuple(Part(language, language, text) for language, text in texts.items()))
