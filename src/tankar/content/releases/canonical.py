"""A release in canonical JSON, and its hash: a yes belongs to exactly this and to nothing else.

1. Everything that leaves is laid out: per channel the posts, their languages, texts and pictures.
2. Every string is brought to Unicode NFC, since two spellings of “å” must not be two releases.
3. Keys are sorted, no spaces, UTF-8; the format has a version.
4. The hash is SHA-256 of those bytes, in hexadecimal.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from tankar.content.composition import Picture, Post, links_in

__all__ = ["FORMAT", "canonical_json", "hash_of", "laid_out"]

# 1: one picture, uncut. 2: several, with cut-out, measures, language, cover and captions. 3: shape, card's link.
FORMAT = 3


def laid_out(item: str, category: str, posts: Mapping[str, Sequence[Post]]) -> dict[str, Any]:
    """What leaves, as plain data. `posts`: channel public id → its posts in order."""
    return {
        "format": FORMAT,
        "item": item,
        "category": category,
        "channels": {channel: [_post(post) for post in some] for channel, some in posts.items()},
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "languages": list(post.languages),
        "shape": post.shape,
        "link": post.link,
        "text": post.text,
        "texts": dict(post.texts),
        "links": sorted(set(links_in(post.text))),
        "media": [_medium(picture, description, post) for picture, description in post.described],
    }


def _medium(picture: Picture, description: str, post: Post) -> dict[str, Any]:
    return {
        "sha256": picture.sha256,
        "file": picture.leaves,
        "content_type": picture.content_type,
        "crop": list(picture.crop) if picture.crop else None,
        "width": picture.width,
        "height": picture.height,
        "seconds": picture.seconds,
        "language": picture.language,
        "description": description,
        "descriptions": {
            one: picture.descriptions.get(one, "") for one in picture.languages_in(post.languages)
        },
        "cover": picture.cover,
        "captions": dict(picture.captions),
    }


def canonical_json(data: Mapping[str, Any]) -> str:
    """The one way to write `data` down."""
    return json.dumps(_normal(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {_normal(key): _normal(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(inner) for inner in value]
    return value


def hash_of(canonical: str) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
