"""A line chart as numbers for SVG: a hundred wide and forty high, drawn on the server, stretched by the page.

Points and lines keep their width when the drawing is stretched (`vector-effect`), and all words stand beside it in
HTML, so that they stay as big as the page's other words at 320 pixels and at 400 per cent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tankar.insights.reading.months import Series
from tankar.insights.words import number_words

__all__ = ["HEIGHT", "WIDTH", "Chart", "chart_of", "nice_top"]

WIDTH, HEIGHT = 100.0, 40.0
_MARGIN = 3.0


@dataclass(frozen=True)
class Chart:
    """`lines`: paths, broken where a month has no number; `points`: dots; `gaps`: x of months without one.

    `top`, `middle`: what the upper and the middle line stand for, in words. `summary`: the chart in one sentence.
    """

    lines: Sequence[str]
    points: Sequence[tuple[str, str]]
    gaps: Sequence[str]
    top: str
    middle: str
    first: str
    last: str
    summary: str


def chart_of(series: Series) -> Chart | None:
    """None when fewer than two months have a number: then the table alone says it."""
    values = [one.value for one in series.months]
    told = [value for value in values if value is not None]
    if len(told) < 2:
        return None
    top = nice_top(max(told))
    places = [
        None if value is None else (_x(place, len(values)), _y(value, top))
        for place, value in enumerate(values)
    ]
    named = [one for one in series.months if one.value is not None]
    return Chart(
        lines=_lines(places),
        points=[one for one in places if one is not None],
        gaps=[_x(place, len(values)) for place, value in enumerate(values) if value is None],
        top=number_words(top),
        middle=number_words(top // 2) if top % 2 == 0 else "",
        first=series.months[0].period,
        last=series.months[-1].period,
        summary=_("%(what)s: %(first)s in %(begin)s, %(last)s in %(end)s.")
        % {
            "what": series.title,
            "first": named[0].words,
            "begin": named[0].period,
            "last": named[-1].words,
            "end": named[-1].period,
        },
    )


def nice_top(largest: int) -> int:
    """The next of 2, 4, 10, 20, 40, 60, 80, 100, 200 … so that half of it is a whole number too."""
    if largest <= 2:
        return 2
    power = 1
    while True:
        for step in (2, 4, 6, 8, 10):
            if largest <= step * power:
                return step * power
        power *= 10


def _x(place: int, count: int) -> str:
    return f"{_MARGIN + place * (WIDTH - 2 * _MARGIN) / max(count - 1, 1):.2f}"


def _y(value: int, top: int) -> str:
    return f"{HEIGHT - _MARGIN - value * (HEIGHT - 2 * _MARGIN) / top:.2f}"


def _lines(places: Sequence[tuple[str, str] | None]) -> list[str]:
    lines: list[str] = []
    part: list[str] = []
    for place in [*places, None]:
        if place is not None:
            part.append(f"{place[0]} {place[1]}")
            continue
        if len(part) > 1:
            lines.append("M" + " L".join(part))
        part = []
    return lines
