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
    "gone": Standing("close", "warning", pgettext_lazy("calendar", "was out, removed on the network"), 2),
    "there": Standing("channels", "neutral", pgettext_lazy("calendar", "posted in the network’s own app"), 1),
    "gone_there": Standing(
        "close", "neutral", pgettext_lazy("calendar", "posted in the network’s own app, removed there"), 1
    ),
    "scheduled": Standing("waiting", "info", pgettext_lazy("calendar", "scheduled"), 3),
    "held": Standing("pause", "warning", pgettext_lazy("calendar", "held by a stop"), 4),
    "sending": Standing("sending", "info", pgettext_lazy("calendar", "being sent"), 5),
    "unclear": Standing("question", "warning", pgettext_lazy("calendar", "unclear whether it is out"), 6),
    "refused": Standing("danger", "danger", pgettext_lazy("calendar", "refused"), 7),
    "needs_person": Standing("hand", "danger", pgettext_lazy("calendar", "needs a person"), 8),
}


def worst(one: str, other: str) -> str:
    return one if STATES[one].weight >= STATES[other].weight else other
