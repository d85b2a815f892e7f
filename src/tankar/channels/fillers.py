"""What channels show on other contexts' pages. `web/places.py` says where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from tankar.channels.cover.reading import gap_rows, gaps_of
from tankar.channels.listing import lonely_channels
from tankar.channels.models import Channel
from tankar.channels.reviews.permissions import leads
from tankar.channels.tone import cards_for
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = [
    "answer_tone",
    "away_channels",
    "composer_tone",
    "nobody_answers",
    "too_few_managers",
]

_AT_MOST = 5
_SHOWN = 5


def composer_tone(_request: HttpRequest, channels: Iterable[Channel]) -> tuple[str, dict[str, Any]] | None:
    """Advice on tone for the channels chosen, folded; needs no right, for it is the guideline's advice."""
    cards = cards_for(list(channels))
    return ("channels/_tone.html", {"cards": cards}) if cards else None


def too_few_managers(request: HttpRequest, person: Person) -> tuple[str, dict[str, Any]] | None:
    """On Today: channels that one absence leaves without anybody. For communications all, for a head the unit's own;
    named by channel, never by person."""
    if not may(person, "channels.manage") and not leads(person, None):
        return None
    found = lonely_channels(request, person)
    return (
        ("channels/_too_few.html", {"channels": found[:_SHOWN], "more": len(found) > _SHOWN})
        if found
        else None
    )


def answer_tone(request: HttpRequest, channel: Channel) -> tuple[str, dict[str, Any]] | None:
    """The same advice where a resident is answered."""
    return composer_tone(request, [channel])


def nobody_answers(request: HttpRequest, person: Person) -> tuple[str, dict[str, Any]] | None:
    """List 5 of Today: channels on which nobody answers this week or next, for those who can arrange it."""
    rows = gap_rows(request, person)
    if not rows:
        return None
    return "channels/cover/_today.html", {"rows": rows[:_AT_MOST], "more": max(len(rows) - _AT_MOST, 0)}


def away_channels(_request: HttpRequest, person: Person) -> tuple[str, dict[str, Any]] | None:
    """Beside somebody's days away: the channels of theirs on which nobody answers now, and who is told when."""
    gaps = gaps_of(person)
    return ("channels/cover/_away.html", {"gaps": gaps}) if gaps else None
