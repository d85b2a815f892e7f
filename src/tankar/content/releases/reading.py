"""Reading a release: exactly the posts that were approved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tankar.content.composition import Picture, Post
from tankar.content.models import Release

__all__ = ["picture_of", "posts_of"]


def posts_of(release: Release) -> dict[str, list[Post]]:
    """Channel's public id → the posts to send there, in order, read from the approved bytes themselves."""
    channels: Mapping[str, Sequence[Mapping[str, Any]]] = json.loads(release.canonical)["channels"]
    return {channel: [_post(post) for post in posts] for channel, posts in channels.items()}


def _post(data: Mapping[str, Any]) -> Post:
    languages = tuple(data["languages"])
    # canonical JSON sorts its keys: the languages say the order
    texts = {language: data["texts"][language] for language in languages}
    pictures = tuple(picture_of(one) for one in data["media"])
    return Post(languages, data["text"], texts, pictures, data.get("shape", "post"), data.get("link", ""))


def picture_of(data: Mapping[str, Any]) -> Picture:
    """One medium of a post. Format 1 says less of a picture: it is whole, and its measures are not told."""
    crop = data["crop"]
    return Picture(
        sha256=data["sha256"],
        content_type=data["content_type"],
        descriptions=data["descriptions"],
        file=data.get("file", ""),
        crop=(crop[0], crop[1], crop[2], crop[3]) if crop else None,
        language=data.get("language", ""),
        width=data.get("width", 0),
        height=data.get("height", 0),
        seconds=data.get("seconds", 0),
        cover=data.get("cover", ""),
        captions=data.get("captions", {}),
    )
