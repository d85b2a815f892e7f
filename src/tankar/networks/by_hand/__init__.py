"""Networks a person posts to themselves, with the text and pictures Tankar has ready for them.

Each is a set of facts: what its own form takes, how it counts, how a post looks there. A channel of kind "by
hand" names one of them, or the general one when its network is not here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tankar.networks import graphemes
from tankar.networks.contract import Limits, Look, Network, Shape

from .counting import rules


def limits(characters: int, media: int, description: int, count: Callable[[str], int]) -> Limits:
    """Of a network nobody knows more of: as much as the largest take."""
    return Limits(
        characters=characters,
        count=count,
        media=media,
        image_bytes=30 * 1024 * 1024,
        image_pixels=100_000_000,
        image_types=frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"}),
        description=description,
        video_bytes=4 * 1024 * 1024 * 1024,
        video_types=frozenset({"video/mp4", "video/quicktime", "video/webm"}),
        mixes=True,
    )


def read(path: Path) -> tuple[Network, ...]:
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    weighing = raw.pop("weighing")
    counted = rules(weighing, weighing["top_level"])
    return tuple(network(id, told, counted[told.pop("count")]) for id, told in raw.items())


def network(id: str, told: dict[str, Any], count: Callable[[str], int]) -> Network:
    title, look = told.pop("title"), Look(**told.pop("look"))
    share = told.pop("share", "")
    shapes = frozenset(Shape(shape) for shape in told.pop("shapes", ["post"]))
    lengths = {shape: tuple(told) for shape, told in told.pop("shape_seconds", {}).items()}
    sets: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value for name, value in told.items()
    }
    return Network(
        id=id,
        title=title,
        limits=Limits(**sets, shapes=shapes, shape_seconds=lengths, count=count),
        look=look,
        share=share,
    )


NETWORK = Network(
    "by_hand", "By hand", limits(10_000, 20, 2_000, graphemes.counted), look=Look(link_card=True)
)
NETWORKS = read(Path(__file__).with_name("facts.toml"))
