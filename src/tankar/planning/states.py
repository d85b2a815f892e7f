"""How an entry of the calendar stands: an icon, a colour and always a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext_lazy

__all__ = ["STATES", "Standing", "worst"]


@dataclass(frozen=True)
class Standing:
    """`weight`: of several posts of one item the heaviest gives the entry its state."""

    icon: str
    colour: str
    word: Any
    weight: int


STATES: dict[str, Standing] = {
    "idea": Standing("lantern", "neutral", pgettext_lazy("calendar", "idea"), 0),
    "draft": Standing("draft", "neutral", pgettext_lazy("calendar", "draft, planned"), 0),
    "review": Standing("people", "warning", pgettext_lazy("calendar", "waits for review"), 0),
    "out": Standing("delivered", "success", pgettext_lazy("calendar", "out"), 1),
    "scheduled": Standing("waiting", "info", pgettext_lazy("calendar", "scheduled"), 2),
    "held": Standing("pause", "warning", pgettext_lazy("calendar", "held by a stop"), 3),
    "sending": Standing("sending", "info", pgettext_lazy("calendar", "being sent"), 4),
    "unclear": Standing("question", "warning", pgettext_lazy("calendar", "unclear whether it is out"), 5),
    "refused": Standing("danger", "danger", pgettext_lazy("calendar", "refused"), 6),
    "needs_person": Standing("hand", "danger", pgettext_lazy("calendar", "needs a person"), 7),
}


def worst(one: str, other: str) -> str:
    return one if STATES[one].weight >= STATES[other].weight else other
