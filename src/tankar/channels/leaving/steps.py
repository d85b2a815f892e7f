"""How access is taken away on each network: steps as data, in three languages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

from tankar.channels.models import Channel

__all__ = ["steps_for"]


def steps_for(channel: Channel, language: str | None = None) -> list[str]:
    """The steps for the channel's network in the reader's language; for one without its own the general ones."""
    told = _told()
    steps = told.get(channel.network_title.casefold(), told["any"])
    return steps.get((language or get_language() or "sv")[:2], steps["sv"])


@lru_cache(maxsize=1)
def _told() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("steps.toml").read_text("utf-8"))
