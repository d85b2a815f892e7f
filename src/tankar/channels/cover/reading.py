"""Cover as pages show it: two weeks of dots for Today, weeks of words for the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from tankar.channels.cover.days import run_of
from tankar.channels.cover.permissions import arranged_by
from tankar.channels.cover.reckoning import Cover, CoverDay, reckon
from tankar.channels.models import Channel, CoverGap
from tankar.organisation.access import may, today
from tankar.organisation.calendar import working_day
from tankar.organisation.models import Person

__all__ = ["Dot", "GapRow", "Week", "first_run", "gap_rows", "gaps_of", "weeks_of", "weeks_of_all"]

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


def _gap_rows(person: Person) -> list[GapRow]:
    day = today()
    monday = day - dt.timedelta(days=day.weekday())
    ends = monday + dt.timedelta(days=13)
    mine = Channel.objects.filter(arranged_by(person))
    found = CoverGap.objects.open().filter(channel__in=mine, first_day__lte=ends, last_day__gte=day)
    rows = found.select_related("channel").order_by("first_day", "id")[:_MOST]
    return [GapRow(one.channel, _fortnight(one, monday, day)) for one in rows]


def _fortnight(gap: CoverGap, monday: dt.date, today: dt.date) -> list[Week]:
    nobody = set(gap.dates)

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
    """The open gaps of channels the person manages or stands in for."""
    mine = Channel.objects.filter(assignments__person=person)
    return CoverGap.objects.open().filter(channel__in=mine).select_related("channel").order_by("first_day")


_LOOKS = {Cover.NOBODY: "nobody", Cover.COVERED: "there", Cover.PAUSED: "paused", Cover.OFF: "off"}


def weeks_of_all(channels: Sequence[Channel], count: int) -> list[GapRow]:
    """Each channel with so many weeks from this Monday on."""
    day = today()
    monday = day - dt.timedelta(days=day.weekday())
    cover = reckon(channels, monday, monday + dt.timedelta(days=7 * count - 1))
    return [GapRow(one, _weeks([_dot(each, day) for each in cover[one.pk]])) for one in channels]


def _dot(cover: CoverDay, today: dt.date) -> Dot:
    return Dot(cover.date, "past" if cover.date < today else _LOOKS[cover.cover])


def weeks_of(channel: Channel, count: int = 8) -> tuple[list[Week], list[CoverDay]]:
    """One channel's coming weeks, and its days with who answers, for the head."""
    day = today()
    monday = day - dt.timedelta(days=day.weekday())
    days = reckon([channel], monday, monday + dt.timedelta(days=7 * count - 1))[channel.pk]
    return _weeks([_dot(one, day) for one in days]), [one for one in days if one.date >= day]


def first_run(gap: CoverGap | None) -> tuple[dt.date, dt.date] | None:
    """The first days that belong together, for the forms to begin with."""
    return run_of(gap.dates) if gap is not None else None
