"""When each channel last spoke. Contexts above know it, and say so here when the site starts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping

__all__ = ["Source", "last_posts", "told_by"]

Source = Callable[[Collection[int]], Mapping[int, dt.datetime]]
"""Keys of channels → the moment of the newest post of each; one that is not known is left out."""

_sources: list[Source] = []


def told_by(source: Source) -> None:
    """Once is enough, however often the site starts."""
    if source not in _sources:
        _sources.append(source)


def last_posts(channels: Collection[int]) -> dict[int, dt.datetime]:
    """The newest post of each channel of which any is known, wherever it was made. One question per source."""
    newest: dict[int, dt.datetime] = {}
    for source in _sources:
        for key, at in source(channels).items():
            newest[key] = max(at, newest.get(key, at))
    return newest
