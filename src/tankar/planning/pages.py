"""The calendar's page put together: days with their entries and marks, and what the coming days lack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from tankar.channels.models import Channel
from tankar.organisation.models import Person
from tankar.planning.almanac.layers import Mark, layers_of, marks_between, special_days
from tankar.planning.filters import Filters, View, Whose
from tankar.planning.gaps import signs
from tankar.planning.gaps.owed import Owed, by_day, owed_by
from tankar.planning.gaps.signs import Sign
from tankar.planning.gaps.watched import Seen
from tankar.planning.hours import Hour, hours_of
from tankar.planning.models import Layer, SpecialDay
from tankar.planning.moments import begin_of, day_of
from tankar.planning.period import Period, period_of
from tankar.planning.permissions import is_communications
from tankar.planning.reading import CalendarEntry, channels_for, entitle, entries_between
from tankar.planning.rows import Row, Rows
from tankar.planning.states import STATES
from tankar.work import clock

__all__ = ["AT_MOST", "Day", "Table", "begins_with", "read", "table_of"]

# entries shown of one day; the others are on the day's own page
AT_MOST = {View.MONTH: 3, View.WEEK: 12, View.AGENDA: 25}
_LINES = 30


@dataclass
class Day:
    date: dt.date
    is_today: bool
    is_outside: bool
    is_past: bool
    shown: list[CalendarEntry] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    due: list[Owed] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    hours: list[Hour] = field(default_factory=list)
    more: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing to say of it: where days stand one under the other, it is left out."""
        return not (self.rows or self.marks or self.due or self.signs or self.is_today)

    @property
    def iso(self) -> str:
        return self.date.isoformat()

    @property
    def page(self) -> str:
        return f"{reverse('planning:calendar')}day/{self.iso}/"


@dataclass(frozen=True)
class Table:
    """What one reading gave: shared by the page, the gaps above it and other places that ask."""

    person: Person
    channels: Sequence[Any]
    layers: Sequence[str]
    first: dt.date
    last: dt.date
    entries: Sequence[CalendarEntry]
    now: dt.datetime

    @cached_property
    def kept(self) -> list[SpecialDay]:
        """The named days people keep; asked for only where they show."""
        return special_days(self.first, self.last)

    @cached_property
    def own(self) -> list[Any]:
        """The channels whose gaps concern this reader: all for communications, else those they manage."""
        everything = is_communications(self.person)
        return [one for one in self.channels if everything or one.is_own]

    def signs(self) -> list[Sign]:
        """Everything that the coming days lack or have too much of, the days in order, silent channels last."""
        bad = signs.on_bad_days(self._on_own, self.kept, self.now, language())
        return self._in_order(bad)

    def gaps(self) -> list[Sign]:
        """The same without the bad moments."""
        return self._in_order([])

    @cached_property
    def _on_own(self) -> list[CalendarEntry]:
        own = {one.pk for one in self.own}
        return [one for one in self.entries if not own.isdisjoint(one.channel_ids)]

    def _in_order(self, bad: list[Sign]) -> list[Sign]:
        today, some = day_of(self.now), self._on_own
        found = [*signs.coming_gaps(some, self.own, today), *signs.collisions(some, self.own, self.now), *bad]
        return [*sorted(found, key=lambda one: one.day), *signs.silent(some, self.own, today)]


def begins_with(person: Person) -> str:
    """Communications begins with everything, a channel manager with her own."""
    return Whose.ALL if is_communications(person) else Whose.MINE


def language() -> str:
    return (get_language() or "sv")[:2]


def read(
    person: Person,
    first: dt.date,
    last: dt.date,
    layers: Sequence[str] | None = None,
    channels: Sequence[Seen] | None = None,
) -> Table:
    """Read the days once. When they touch the coming fortnight, so far back and ahead as the gaps need.

    `channels`: those already read; else every one of the register.
    """
    now = clock.now()
    today = day_of(now)
    ahead, back = dt.timedelta(days=signs.COMING_DAYS), dt.timedelta(days=signs.DEFAULT_RHYTHM)
    if first <= today + ahead and today <= last:
        first, last = min(first, today - back), max(last, today + ahead)
    channels = channels_for(person) if channels is None else channels
    chosen = layers_of(person) if layers is None else layers
    own = [one.pk for one in channels if one.is_own]  # type: ignore[union-attr]
    entries = entries_between(
        person,
        begin_of(first),
        begin_of(last + dt.timedelta(days=1)),
        own,
        with_others=Layer.OTHERS in chosen,
    )
    return Table(person, channels, chosen, first, last, entries, now)


def table_of(person: Person, filters: Filters) -> dict[str, Any]:
    """Context of the calendar's page."""
    period = period_of(filters.view, filters.date)
    from_today = not filters.whole and period.is_month_of(day_of(clock.now()))
    if from_today:
        period = period.since(day_of(clock.now()))
    table = read(person, period.first, period.last)
    days = _days(period, _wanted(filters, table), table, filters)
    entitle([one for day in days for one in day.shown], [one for one in table.entries if one.is_planned])
    rows = Rows(table.channels, filters.whose)
    today = day_of(table.now)
    coming = period.touches(today, today + dt.timedelta(days=signs.COMING_DAYS))
    said = table.signs() if coming else []
    for day in days:
        day.rows = [rows.of(one) for one in day.shown]
        day.signs = _once(one for one in said if one.day == day.date and one.kind != "silent")
        day.hours = hours_of(day.rows) if filters.hours and filters.view == View.WEEK else []
    return {
        "filters": filters,
        "period": period,
        "from_today": from_today,
        "days": days,
        "channels": table.channels,
        "layers": [(one, one in table.layers) for one in Layer],
        "signs": said[:_LINES],
        "signs_more": max(0, len(said) - _LINES),
        "gaps": summary(said),
        "coming": coming,
        "nothing": not any(day.rows or day.due for day in days),
        "states": STATES,
    }


def _once(said: Iterable[Sign]) -> list[Sign]:
    """Of those that say the same in short the first: the day's own page says each."""
    return list({one.short: one for one in reversed(list(said))}.values())[::-1]


def summary(said: Iterable[Sign]) -> dict[str, int]:
    """How many of each: for the sentence above the calendar."""
    counts: dict[str, int] = {}
    for one in said:
        key = f"gap_{one.language}" if one.kind == "gap" else one.kind
        counts[key] = counts.get(key, 0) + 1
    return counts


def _wanted(filters: Filters, table: Table) -> list[CalendarEntry]:
    """What the filters leave of the entries."""
    chosen = _channels_wanted(filters, table.channels)
    only_mine = filters.whose == Whose.MINE and Layer.OTHERS not in table.layers
    if not (only_mine or chosen or filters.language or filters.state):
        return list(table.entries)
    return [
        entry
        for entry in table.entries
        if (entry.is_mine or not only_mine)
        and not any(some.isdisjoint(entry.channel_ids) for some in chosen)
        and (not filters.language or filters.language in entry.languages or entry.is_planned)
        and (not filters.state or filters.state == entry.status)
    ]


def _channels_wanted(filters: Filters, channels: Iterable[Channel]) -> list[set[int]]:
    """An entry is wanted that is on one channel of each set: of the one chosen by name, of those of the unit."""
    found = []
    if filters.channel:
        found.append({one.pk for one in channels if one.public_id == filters.channel})
    if filters.unit:
        found.append({one.pk for one in channels if one.owner_unit.public_id == filters.unit})
    return found


def _concerns(owed: Owed, table: Table, filters: Filters) -> bool:
    """Is it due on a channel that is shown?"""
    shown = {one.pk for one in (table.own if filters.whose == Whose.MINE else table.channels)}
    if filters.channel:
        shown &= {one.pk for one in table.channels if one.public_id == filters.channel}
    return not shown.isdisjoint(owed.channel_ids)


def _days(period: Period, shown: Sequence[CalendarEntry], table: Table, filters: Filters) -> list[Day]:
    today = day_of(table.now)
    marks = marks_between(period.first, period.last, table.layers, table.kept, language())
    here: dict[dt.date, list[CalendarEntry]] = {}
    for entry in shown:
        here.setdefault(entry.day, []).append(entry)
    begin, end = begin_of(period.first), begin_of(period.last + dt.timedelta(days=1))
    due = by_day(one for one in owed_by(table.person, begin=begin, end=end) if _concerns(one, table, filters))
    most = AT_MOST[View(period.view)]
    days = []
    for date in period.days:
        some = here.get(date, [])
        outside = not period.inner_first <= date <= period.inner_last
        day = Day(
            date, date == today, outside, date < today, marks=marks.get(date, []), due=due.get(date, [])
        )
        # what is one's own is shown before what others do
        first = sorted(some, key=lambda entry: not entry.is_mine)[:most] if len(some) > most else some
        day.shown = sorted(first, key=lambda one: one.at)
        day.more = len(some) - len(day.shown)
        days.append(day)
    return days
