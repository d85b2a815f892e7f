"""What one save says: the composer's fields, read from a form and cleaned. What was not sent is `None`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from tankar.channels.models import WayOut
from tankar.content.draft import LANGUAGES
from tankar.content.kinds.reading import details_from
from tankar.content.languages.forms import forms_from, machine_from
from tankar.content.media.cropping import Frame
from tankar.content.models import Asset, Shape

__all__ = ["MOST_LETTERS", "Changes", "MediaChange", "changes_from", "clean", "frame_from", "revision_from"]

SHORT = 200
# above what any network takes; far above it, browsers stand still over a text without a space
MOST_LETTERS = 65_000
HIGHEST_REVISION = 2_147_483_647


@dataclass(frozen=True)
class MediaChange:
    """What one save says of one picture: language → description, and what is known about it."""

    descriptions: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None
    people: str | None = None
    leave_note: str | None = None
    leave_until: str | None = None
    language: str | None = None
    speech: str | None = None


@dataclass(frozen=True)
class Changes:
    """Language → text; channel's public id → (way out, first language); (channel, language) → its own text;
    medium's public id → what is said about it.

    `shapes`: channel's public id → what the item becomes there (`Shape`).

    A way ("", "") keeps the one chosen before, or takes the channel's own.

    `details`: field of `Details` → value. `forms`: language → (form, why it is waived). `machine`: language → was
    it made mainly by machine translation or AI.

    Texts that were not sent stay as they are. `channels` is the whole choice, or `None` to keep it.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, tuple[str, str]] | None = None
    shapes: Mapping[str, str] = field(default_factory=dict)
    channel_texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    media: Mapping[str, MediaChange] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    machine: Mapping[str, bool] = field(default_factory=dict)

    @property
    def is_too_long(self) -> bool:
        """Is one of its texts longer than is kept?"""
        texts = (*self.texts.values(), *self.channel_texts.values())
        return any(len(one) > MOST_LETTERS for one in texts)


def clean(text: str) -> str:
    """Line ends as one character, Word's own too, and without what no database takes (NUL, lone surrogates)."""
    for ending in ("\r\n", "\r", "\x0b"):
        text = text.replace(ending, "\n")
    text = text.replace("\x00", "")
    return text.encode("utf-8", "ignore").decode("utf-8")


def revision_from(post: QueryDict) -> int:
    """The revision the writer started from; 0 for a new item, and for anything that is no number."""
    sent = post.get("revision", "")
    return min(int(sent), HIGHEST_REVISION) if sent.isascii() and sent.isdigit() and len(sent) < 12 else 0


def changes_from(post: QueryDict) -> Changes:
    """Read the composer's form. Unknown channels, ways and answers are passed over by the action."""
    return Changes(
        texts=_by_language(post, "text"),
        channels=_channels(post) if "channels_shown" in post else None,
        shapes=_shapes(post),
        channel_texts=_own_texts(post),
        media={one: _medium(post, one) for one in map(clean, post.getlist("media"))},
        details=details_from(post),
        forms=forms_from(post, LANGUAGES),
        machine=machine_from(post, LANGUAGES),
    )


def _medium(post: QueryDict, public_id: str) -> MediaChange:
    people, language = post.get(f"people-{public_id}"), post.get(f"language-{public_id}")
    speech = post.get(f"speech-{public_id}")
    until = post.get(f"leave_until-{public_id}")
    return MediaChange(
        descriptions={
            one: clean(post.get(f"description-{one}-{public_id}", ""))
            for one in LANGUAGES
            if f"description-{one}-{public_id}" in post
        },
        source=_short(post, f"source-{public_id}"),
        people=people if people in Asset.People.values else None,
        leave_note=_short(post, f"leave_note-{public_id}"),
        leave_until=until if until == "" or _is_day(until) else None,
        speech=speech if speech in Asset.Speech.values else None,
        language=language if language in ("", *LANGUAGES) else None,
    )


def frame_from(post: QueryDict, public_id: str) -> Frame:
    """How the form says a picture is cut; what is no such answer is the middle, and the whole."""
    place = post.get(f"at-{public_id}") or post.get(f"where-{public_id}", "")
    across, _, down = place.partition("-")
    return Frame(
        ratio=post.get(f"ratio-{public_id}", "original"),
        part=_number(post.get(f"part-{public_id}", ""), 100),
        across=_number(across, 500),
        down=_number(down, 500),
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else otherwise


def _is_day(value: str | None) -> bool:
    try:
        return value is not None and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _by_language(post: QueryDict, name: str) -> dict[str, str]:
    return {one: clean(post.get(f"{name}-{one}", "")) for one in LANGUAGES if f"{name}-{one}" in post}


def _short(post: QueryDict, name: str) -> str | None:
    return clean(post.get(name, "")).replace("\n", " ").strip()[:SHORT] if name in post else None


def _channels(post: QueryDict) -> dict[str, tuple[str, str]]:
    chosen = {}
    for public_id in post.getlist("channels"):
        way_out, _, first = post.get(f"way-{public_id}", "").partition(":")
        known = way_out in WayOut.values and first in LANGUAGES
        chosen[clean(public_id)] = (way_out, first) if known else ("", "")
    return chosen


def _shapes(post: QueryDict) -> dict[str, str]:
    said = ((one, post.get(f"shape-{one}", "")) for one in post.getlist("channels"))
    return {clean(one): shape for one, shape in said if shape in Shape.values}


def _own_texts(post: QueryDict) -> dict[tuple[str, str], str]:
    texts = {}
    for name in post:
        prefix, _, rest = name.partition("own-")
        language, _, channel = rest.partition("-")
        if prefix == "" and language in LANGUAGES and channel:
            texts[clean(channel), language] = clean(post.get(name, ""))
    return texts
