"""What channels show on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from tankar.channels.models import Channel
from tankar.channels.tone import cards_for

__all__ = ["answer_tone", "composer_tone"]


def composer_tone(_request: HttpRequest, channels: Iterable[Channel]) -> tuple[str, dict[str, Any]] | None:
    """Advice on tone for the channels chosen, folded; needs no right, for it is the guideline's advice."""
    cards = cards_for(list(channels))
    return ("channels/_tone.html", {"cards": cards}) if cards else None


def answer_tone(request: HttpRequest, channel: Channel) -> tuple[str, dict[str, Any]] | None:
    """The same advice where a resident is answered."""
    return composer_tone(request, [channel])
