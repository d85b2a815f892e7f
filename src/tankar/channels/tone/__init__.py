"""Tone by role (workflow W20): which advice belongs to a channel, by as what those who post there speak.

Advice only. Nobody's text is judged by it, and nothing is stored.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from tankar.channels.models import Channel

__all__ = ["ToneCard", "cards_for", "tone_card", "tone_cards"]

_LANGUAGES = ("sv", "fi", "en")


@dataclass(frozen=True)
class ToneCard:
    """One circle's advice in one language. `allowed`: the stylistic devices that fit there."""

    circle: int
    roles: tuple[str, ...]
    rules: tuple[str, ...]
    language: str
    title: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    example: str
    allowed: str


@cache
def tone_cards(language: str) -> tuple[ToneCard, ...]:
    """All of them, the innermost circle first."""
    told = tomllib.loads(Path(__file__).with_name("cards.toml").read_text("utf-8"))
    return tuple(
        ToneCard(
            circle=card["circle"],
            roles=tuple(card["roles"]),
            rules=tuple(card["rules"]),
            language=language,
            title=card[language]["title"],
            do=tuple(card[language]["do"]),
            dont=tuple(card[language]["dont"]),
            example=card[language]["example"],
            allowed=card[language]["allowed"],
        )
        for card in told["card"]
    )


def tone_card(channel: Channel, language: str | None = None) -> ToneCard:
    """The card of the channel's posting role, in the reader's language."""
    code = (language or get_language() or "sv")[:2]
    cards = tone_cards(code if code in _LANGUAGES else "sv")
    return next((card for card in cards if channel.posting_role in card.roles), cards[0])


def cards_for(channels: list[Channel], language: str | None = None) -> list[ToneCard]:
    """Each card once, the innermost circle first: who speaks on several channels at once follows that one."""
    found = {card.circle: card for card in (tone_card(channel, language) for channel in channels)}
    return [found[circle] for circle in sorted(found)]
