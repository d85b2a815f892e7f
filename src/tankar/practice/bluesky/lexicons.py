"""What a record must be, as the public lexicons say it (read 2026-08): a small table and its reader.

The messages are those of the real server: ``Invalid app.bsky.feed.post record: grapheme too big (maximum 300,
got 301) at $.record.text``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tankar.practice.graphemes import graphemes
from tankar.practice.store import as_moment

Check = Callable[[Any, str], None]


class Wrong(ValueError):
    """What is wrong, and where."""


@dataclass(frozen=True)
class Text:
    longest: int | None = None
    graphemes: int | None = None
    form: Callable[[str], bool] | None = None
    name: str = ""

    def __call__(self, value: Any, at: str) -> None:
        if not isinstance(value, str):
            raise Wrong(f"Expected string value type (got {_kind(value)}) at {at}")
        if self.longest is not None and (size := len(value.encode())) > self.longest:
            raise Wrong(f"string too big (maximum {self.longest}, got {size}) at {at}")
        if self.graphemes is not None and (many := graphemes(value)) > self.graphemes:
            raise Wrong(f"grapheme too big (maximum {self.graphemes}, got {many}) at {at}")
        if self.form and not self.form(value):
            raise Wrong(f"Invalid {self.name} (got {value!r}) at {at}")


def _whole(least: int) -> Check:
    def check(value: Any, at: str) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Wrong(f"Expected integer value type (got {_kind(value)}) at {at}")
        if value < least:
            raise Wrong(f"integer too small (minimum {least}, got {value}) at {at}")

    return check


@dataclass(frozen=True)
class Many:
    of: Check
    most: int | None = None

    def __call__(self, value: Any, at: str) -> None:
        if not isinstance(value, list):
            raise Wrong(f"Expected array value type (got {_kind(value)}) at {at}")
        if self.most is not None and len(value) > self.most:
            raise Wrong(f"array too big (maximum {self.most}, got {len(value)}) at {at}")
        for place, one in enumerate(value):
            self.of(one, f"{at}[{place}]")


@dataclass(frozen=True)
class Shape:
    """An object; ``needs`` are there, ``may`` can be, and what nobody knows is let through."""

    needs: Mapping[str, Check] = field(default_factory=dict)
    may: Mapping[str, Check] = field(default_factory=dict)

    def __call__(self, value: Any, at: str) -> None:
        if not isinstance(value, dict):
            raise Wrong(f"Expected object value type (got {_kind(value)}) at {at}")
        for name in self.needs:
            if name not in value:
                raise Wrong(f'Missing required key "{name}" at {at}')
        for name, check in {**self.needs, **self.may}.items():
            if name in value:
                check(value[name], f"{at}.{name}")


@dataclass(frozen=True)
class Blob:
    accept: str
    most: int

    def __call__(self, value: Any, at: str) -> None:
        if (
            not isinstance(value, dict)
            or value.get("$type") != "blob"
            or not isinstance(value.get("ref"), dict)
        ):
            raise Wrong(f"Expected blob value type (got {_kind(value)}) at {at}")
        kind, size = str(value.get("mimeType", "")), value.get("size")
        fits = kind.startswith(self.accept[:-1]) if self.accept.endswith("*") else kind == self.accept
        if not fits:
            raise Wrong(f"Unsupported mime-type {kind}, expected {self.accept} at {at}")
        if not isinstance(size, int) or size > self.most:
            raise Wrong(f"blob too big (maximum {self.most}, got {size}) at {at}")


@dataclass(frozen=True)
class Union:
    """One of several shapes, told apart by ``$type``; ``open``: an unknown one is let through."""

    of: Mapping[str, Check]

    def __call__(self, value: Any, at: str) -> None:
        if not isinstance(value, dict) or not isinstance(value.get("$type"), str):
            raise Wrong(f'Expected an object which includes the "$type" property value at {at}')
        if known := self.of.get(value["$type"].removesuffix("#main")):
            known(value, at)


def _kind(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "boolean", False: "boolean"}[value]
    names = {int: "integer", float: "float", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "unknown")


def _is_moment(value: str) -> bool:
    if not re.match(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", value):
        return False
    try:
        as_moment(value)
    except ValueError:
        return False
    return True


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda value: bool(re.match(pattern, value))


MOMENT = Text(form=_is_moment, name="datetime")
URI = Text(form=_like(r"^[a-z][a-z0-9+.-]*:\S+$"), name="uri")
AT_URI = Text(form=_like(r"^at://\S+$"), name="at-uri")
DID = Text(form=_like(r"^did:[a-z]+:[\w.:%-]+$"), name="did")
CID = Text(form=_like(r"^[a-z2-7]{8,}$"), name="cid")
LANGUAGE = Text(form=_like(r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"), name="language")
ANY_TEXT = Text()
SIZE = Shape({"width": _whole(1), "height": _whole(1)})
STRONG_REF = Shape({"uri": AT_URI, "cid": CID})
IMAGE = Shape({"image": Blob("image/*", 2_000_000), "alt": ANY_TEXT}, {"aspectRatio": SIZE})
IMAGES = Shape({"images": Many(IMAGE, 4)})
CAPTION = Shape({"lang": LANGUAGE, "file": Blob("text/vtt", 20_000)})
VIDEO = Shape(
    {"video": Blob("video/mp4", 300_000_000)},
    {"captions": Many(CAPTION, 20), "alt": Text(10_000, 1000), "aspectRatio": SIZE},
)
CARD = {"uri": URI, "title": ANY_TEXT, "description": ANY_TEXT}
EXTERNAL = Shape({"external": Shape(CARD, {"thumb": Blob("image/*", 1_000_000)})})
RECORD = Shape({"record": STRONG_REF})
MEDIA = {
    "app.bsky.embed.images": IMAGES,
    "app.bsky.embed.video": VIDEO,
    "app.bsky.embed.external": EXTERNAL,
}
EMBED = Union(
    {
        **MEDIA,
        "app.bsky.embed.record": RECORD,
        "app.bsky.embed.recordWithMedia": Shape({"record": RECORD, "media": Union(MEDIA)}),
    }
)
FEATURE = Union(
    {
        "app.bsky.richtext.facet#link": Shape({"uri": URI}),
        "app.bsky.richtext.facet#mention": Shape({"did": DID}),
        "app.bsky.richtext.facet#tag": Shape({"tag": Text(640, 64)}),
    }
)
FACET = Shape({"index": Shape({"byteStart": _whole(0), "byteEnd": _whole(0)}), "features": Many(FEATURE)})
POST = Shape(
    {"text": Text(3000, 300), "createdAt": MOMENT},
    {
        "facets": Many(FACET),
        "reply": Shape({"root": STRONG_REF, "parent": STRONG_REF}),
        "embed": EMBED,
        "langs": Many(LANGUAGE, 3),
        "tags": Many(Text(640, 64), 8),
    },
)
SUBJECT = Shape({"subject": STRONG_REF, "createdAt": MOMENT})
GATE = Shape({"post": AT_URI, "createdAt": MOMENT}, {"hiddenReplies": Many(AT_URI, 300)})
LEXICONS: dict[str, Check] = {
    "app.bsky.feed.post": POST,
    "app.bsky.feed.like": SUBJECT,
    "app.bsky.feed.repost": SUBJECT,
    "app.bsky.feed.threadgate": GATE,
    "app.bsky.feed.postgate": GATE,
    "app.bsky.actor.profile": Shape({}, {"displayName": Text(640, 64), "description": Text(2560, 256)}),
}


def checked(collection: str, record: dict[str, Any]) -> str:
    """``valid``, or ``unknown`` when nobody knows such records. Raises Wrong."""
    lexicon = LEXICONS.get(collection)
    if lexicon is None:
        return "unknown"
    try:
        lexicon(record, "$.record")
    except Wrong as wrong:
        raise Wrong(f"Invalid {collection} record: {wrong}") from None
    return "valid"
