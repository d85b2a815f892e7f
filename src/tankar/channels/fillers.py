"""What channels show on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from tankar.channels.listing import lonely_channels
from tankar.channels.models import Channel
from tankar.channels.reviews.permissions import leads
from tankar.channels.tone import cards_for
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["answer_tone", "composer_tone", "too_few_managers"]

_SHOWN = 5


def composer_tone(_request: HttpRequest, channels: Iterable[Channel]) -> tuple[str, dict[str, Any]] | None:
    """Advice on tone for the channels chosen, folded; needs no right, for it is the guideline's advice."""
    cards = cards_for(list(channels))
    return ("channels/_tone.html", {"cards": cards}) if cards else None


def too_few_managers(_request: HttpRequest, person: Person) -> tuple[str, dict[str, Any]] | None:
    """On Today: channels that one absence leaves without anybody. For communications all, for a head the unit's own;
    named by channel, never by person. One statement."""
    if not may(person, "channels.manage") and not leads(person, None):
        return None
    found = lonely_channels(person)
    return (
        ("channels/_too_few.html", {"channels": found[:_SHOWN], "more": len(found) > _SHOWN})
        if found
        else None
    )


def answer_tone(request: HttpRequest, channel: Channel) -> tuple[str, dict[str, Any]] | None:
    """The same advice where a resident is answered."""
    return composer_tone(request, [channel])
