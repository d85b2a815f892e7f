"""Reading a release: exactly the posts that were approved, and whether they are still what was approved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tankar.content.canonical import hash_of
from tankar.content.composition import Picture, Post
from tankar.content.models import Release

__all__ = ["is_intact", "posts_of"]


def posts_of(release: Release) -> dict[str, list[Post]]:
    """Channel's public id → the posts to send there, in order, read from the approved bytes themselves."""
    channels: Mapping[str, Sequence[Mapping[str, Any]]] = json.loads(release.canonical)["channels"]
    return {channel: [_post(post) for post in posts] for channel, posts in channels.items()}


def is_intact(release: Release) -> bool:
    """Does the hash still belong to the content? Sending asks, and refuses another."""
    return hash_of(release.canonical) == release.hash


def _post(data: Mapping[str, Any]) -> Post:
    languages = tuple(data["languages"])
    picture, description = None, ""
    if data["media"]:
        medium = data["media"][0]
        picture = Picture(medium["sha256"], medium["content_type"], medium["descriptions"])
        description = medium["description"]
    # canonical JSON sorts its keys: the languages say the order
    texts = {language: data["texts"][language] for language in languages}
    return Post(languages, data["text"], texts, picture, description)
