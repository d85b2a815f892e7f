"""What lies behind the entries: days with a name, each from the layer that the reader has switched on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tankar.interface.times import wall_words
from tankar.organisation.models import Person
from tankar.planning.almanac import days as almanac
from tankar.planning.models import Layer, Look, SpecialDay

__all__ = ["ICONS", "Mark", "layers_of", "marks_between", "name_of", "special_days"]

ICONS: dict[str, str] = {
    Layer.COUNCIL: "decisions",
    Layer.HOLIDAYS: "sun",
    Layer.FLAG: "safety",
    Layer.SCHOOL: "people",
    Layer.QUIET: "pause",
    Layer.SEASON: "lantern",
    Layer.OTHERS: "posts",
}


@dataclass(frozen=True)
class Mark:
    """A named day of a layer. `time`: when it begins, for an evening."""

    layer: str
    words: str
    time: dt.time | None = None

    @property
    def clock(self) -> str:
        return wall_words(self.time) if self.time else ""

    @property
    def icon(self) -> str:
        return ICONS[self.layer]

    @property
    def layer_name(self) -> str:
        return str(Layer(self.layer).label)


def layers_of(person: Person) -> list[str]:
    """The layers this person has switched on."""
    look = Look.objects.filter(person=person).first()
    return [one for one in (Look.DEFAULT if look is None else look.layers) if one in Layer.values]


def special_days(first: dt.date, last: dt.date) -> list[SpecialDay]:
    """The rows people keep, of every layer: warnings know of quiet days that a reader does not show."""
    return list(SpecialDay.objects.between(first, last).order_by("date_from", "pk"))


def name_of(day: SpecialDay, language: str) -> str:
    """Its name in the reader's language; in Swedish where there is none."""
    return str(getattr(day, f"name_{language}", "")) or day.name_sv


def marks_between(
    first: dt.date, last: dt.date, layers: Collection[str], kept: Iterable[SpecialDay], language: str
) -> dict[dt.date, list[Mark]]:
    """Date → its marks, in the order of the layers."""
    found: dict[dt.date, list[Mark]] = {}
    for date, mark in _marks(first, last, kept, language):
        if mark.layer in layers and first <= date <= last:
            found.setdefault(date, []).append(mark)
    order = [str(one) for one in Layer]
    for marks in found.values():
        marks.sort(key=lambda mark: order.index(mark.layer))
    return found


def _marks(
    first: dt.date, last: dt.date, kept: Iterable[SpecialDay], language: str
) -> Iterator[tuple[dt.date, Mark]]:
    for row in kept:
        begin, end = max(row.date_from, first), min(row.date_to, last)
        for number in range((end - begin).days + 1):
            mark = Mark(row.layer, name_of(row, language), row.time)
            yield begin + dt.timedelta(days=number), mark
    for year in range(first.year, last.year + 1):
        for date, name in almanac.holiday_names(year, language).items():
            yield date, Mark(Layer.HOLIDAYS, name)
        for date, flag in almanac.flag_days(year):
            yield date, Mark(Layer.FLAG, flag.name(language))
        for topic in almanac.topics():
            yield topic.span_in(year)[0], Mark(Layer.SEASON, topic.name(language))
