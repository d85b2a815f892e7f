"""Networks a person posts to themselves, with the text and pictures Tankar has ready for them.

One fact per network: its name and what its own form takes. A channel of kind "by hand" names one of
them, or the general one when its network is not here.
"""

from __future__ import annotations

from collections.abc import Callable

from .contract import Limits, Network
from .graphemes import counted


def network(id: str, title: str, characters: int, media: int, description: int) -> Network:
    return Network(id=id, title=title, limits=limits(characters, media, description, counted))


def limits(characters: int, media: int, description: int, count: Callable[[str], int]) -> Limits:
    return Limits(
        characters=characters,
        count=count,
        media=media,
        image_bytes=30 * 1024 * 1024,
        image_pixels=100_000_000,
        image_types=frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"}),
        description=description,
    )


NETWORK = network("by_hand", "By hand", characters=10_000, media=20, description=2_000)
