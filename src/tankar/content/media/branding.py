"""Colours that can be read on one another, and hashtags to suggest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

from tankar.content.models import Brand, UnitHashtags
from tankar.organisation.models import Unit

__all__ = ["Pair", "colours_from", "contrast", "hashtags_for", "hashtags_from", "pairs_of"]

TEXT, SHAPES = 4.5, 3.0
_COLOUR = re.compile(r"^(?P<name>.*?)\s*(?P<value>#[0-9a-fA-F]{6})\s*$")
_HASHTAG = re.compile(r"#?([^\s#,;]+)")
_PAPER = (("", "#ffffff"), ("", "#000000"))


@dataclass(frozen=True)
class Pair:
    """Two colours and their contrast, as WCAG 2.1 counts it (1 to 21)."""

    first: tuple[str, str]
    second: tuple[str, str]
    contrast: float

    @property
    def for_text(self) -> bool:
        return self.contrast >= TEXT

    @property
    def for_shapes(self) -> bool:
        return self.contrast >= SHAPES


def colours_from(text: str) -> list[list[str]]:
    """Lines such as "Havsblå #1d4e89" as [name, value]; a line without a colour is passed over."""
    found = (_COLOUR.match(line.strip()) for line in text.splitlines()[:30])
    return [[one["name"].strip()[:60] or one["value"], one["value"].lower()] for one in found if one]


def hashtags_from(text: str) -> list[str]:
    """Words with their sign, each once, in their order."""
    return list(dict.fromkeys(f"#{word[:60]}" for word in _HASHTAG.findall(text)))[:30]


def contrast(first: str, second: str) -> float:
    """Of two "#rrggbb" colours (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pairs_of(colours: list[list[str]]) -> list[Pair]:
    """The pairs that may be used, the clearest first: each colour with another, with white and with black."""
    named = [(name, value) for name, value in colours]
    every = [*combinations(named, 2), *((one, paper) for one in named for paper in _PAPER)]
    pairs = (Pair(one, other, contrast(one[1], other[1])) for one, other in every)
    return sorted((one for one in pairs if one.for_shapes), key=lambda one: -one.contrast)


def hashtags_for(unit: Unit | None) -> list[str]:
    """What to suggest to a writer of this unit: the city's first, then the unit's."""
    brand = Brand.objects.first()
    city = list(brand.hashtags) if brand else []
    own = UnitHashtags.objects.filter(unit=unit).first() if unit else None
    return list(dict.fromkeys([*city, *(own.hashtags if own else [])]))
