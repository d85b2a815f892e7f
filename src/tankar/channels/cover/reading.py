"""Cover as pages show it: two weeks of dots for Today, weeks of words for the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest

from tankar.channels.cover.days import run_of
from tankar.channels.cover.permissions import arranged_by
from tankar.channels.cover.reckoning import Cover, CoverDay, reckon
from tankar.channels.models import Channel, ChannelAssignment, CoverGap
from tankar.organisation.access import may, today
from tankar.organisation.calendar import working_day
from tankar.organisation.models import Person

__all__ = [
    "Dot",
    "GapRow",
    "Week",
    "first_run",
    "gap_rows",
    "gaps_of",
    "keep_gap_rows",
    "weeks_of",
    "weeks_of_all",
    "with_days",
]

_MOST = 100


@dataclass(frozen=True)
class Dot:
    """One day: `look` is nobody, there, paused, off or past."""

    date: dt.date
    look: str


@dataclass(frozen=True)
class Week:
    """Seven days from Monday; `nobody`: the days on which nobody answers."""

    first: dt.date
    dots: Sequence[Dot]

    @property
    def nobody(self) -> list[dt.date]:
        return [one.date for one in self.dots if one.look == "nobody"]

    @property
    def paused(self) -> bool:
        return any(one.look == "paused" for one in self.dots)

    @property
    def last(self) -> dt.date:
        return self.first + dt.timedelta(days=6)


@dataclass(frozen=True)
class GapRow:
    """A channel on which nobody answers some day of this week or the next."""

    channel: Channel
    weeks: Sequence[Week]


def gap_rows(request: HttpRequest, person: Person) -> list[GapRow]:
    """For those who arrange cover, the earliest day first: one statement, read once for the page. Nobody else has
    any: a channel manager hears of her own by notice, and sees nothing about anybody else."""
    kept: dict[str, list[GapRow]] = request.__dict__.setdefault("cover_kept", {})
    if "rows" not in kept:
        kept["rows"] = _gap_rows(person) if may(person, "channels.arrange_cover") else []
    return kept["rows"]


def keep_gap_rows(request: HttpRequest, channels: Iterable[Channel]) -> None:
    """For whoever has read channels `with_days` already: nothing need be asked again for this page."""
    days = ((one, getattr(one, "nobody_on", None)) for one in channels)
    rows = [_row(one, found) for one, found in days if found]
    request.__dict__["cover_kept"] = {"rows": sorted(rows, key=_first)}


def with_days(channels: Any, *, besides: Q) -> Any:
    """Those for which `besides` holds and those on which nobody answers this week or next, with the days
    (`nobody_on`, ISO dates)."""
    here = _soon(CoverGap.objects.filter(channel=OuterRef("pk")))
    return channels.filter(besides | Exists(here)).annotate(nobody_on=Subquery(here.values("days")[:1]))


def _gap_rows(person: Person) -> list[GapRow]:
    found = _soon(CoverGap.objects.filter(channel__in=Channel.objects.filter(arranged_by(person))))
    rows = found.select_related("channel").order_by("first_day", "id")[:_MOST]
    return sorted((_row(one.channel, one.days) for one in rows), key=_first)


def _soon(gaps: Any) -> Any:
    day, monday = today(), _monday()
    return gaps.open().filter(first_day__lte=monday + dt.timedelta(days=13), last_day__gte=day)


def _monday() -> dt.date:
    day = today()
    return day - dt.timedelta(days=day.weekday())


def _row(channel: Channel, days: Sequence[str]) -> GapRow:
    return GapRow(channel, _fortnight({dt.date.fromisoformat(one) for one in days}, _monday(), today()))


def _first(row: GapRow) -> tuple[dt.date, int]:
    return min((day for week in row.weeks for day in week.nobody), default=dt.date.max), row.channel.pk


def _fortnight(nobody: set[dt.date], monday: dt.date, today: dt.date) -> list[Week]:
    def dot(day: dt.date) -> Dot:
        if day in nobody and day >= today:
            return Dot(day, "nobody")
        if day < today:
            return Dot(day, "past")
        return Dot(day, "there" if working_day(day) else "off")

    return _weeks([dot(monday + dt.timedelta(days=number)) for number in range(14)])


def _weeks(dots: Sequence[Dot]) -> list[Week]:
    return [Week(dots[begin].date, dots[begin : begin + 7]) for begin in range(0, len(dots), 7)]


def gaps_of(person: Person) -> QuerySet[CoverGap]:
    """The open gaps of channels the person manages or stands in for, now or later."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=today())
    held = ChannelAssignment.objects.filter(still, person=person)
    mine = Channel.objects.filter(pk__in=held.values("channel_id"))
    return CoverGap.objects.open().filter(channel__in=mine).select_related("channel").order_by("first_day")


_LOOKS = {Cover.NOBODY: "nobody", Cover.COVERED: "there", Cover.PAUSED: "paused", Cover.OFF: "off"}


def weeks_of_all(channels: Sequence[Channel], count: int) -> list[GapRow]:
    """Each channel with so many weeks from this Monday on."""
    day, monday = today(), _monday()
    cover = reckon(channels, monday, monday + dt.timedelta(days=7 * count - 1))
    return [GapRow(one, _weeks([_dot(each, day) for each in cover[one.pk]])) for one in channels]


def _dot(cover: CoverDay, today: dt.date) -> Dot:
    return Dot(cover.date, "past" if cover.date < today else _LOOKS[cover.cover])


def weeks_of(channel: Channel, count: int = 8) -> tuple[list[Week], list[CoverDay]]:
    """One channel's coming weeks, and its days with who answers, for the head."""
    day, monday = today(), _monday()
    days = reckon([channel], monday, monday + dt.timedelta(days=7 * count - 1))[channel.pk]
    return _weeks([_dot(one, day) for one in days]), [one for one in days if one.date >= day]


def first_run(gap: CoverGap | None) -> tuple[dt.date, dt.date] | None:
    """The first days that belong together, for the forms to begin with."""
    return run_of(gap.dates) if gap is not None else None
