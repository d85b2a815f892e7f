"""Is there somebody who answers? For every channel and every coming day.

1. A day counts when the offices are open on it (Finnish holidays, both eves), the channel is in season, is not closed,
   and is one on which the city answers at all.
2. A pause, standing or planned, takes the day out: residents are told so.
3. Else somebody must be there: a channel manager or deputy whose dates hold, and who is not away on that day, by an
   absence or by their weekly pattern.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from tankar.channels.entry.section_forms import entry_of
from tankar.channels.models import Answered, Channel, ChannelAssignment, CoverPause, Kind
from tankar.organisation.absence.reading import Away
from tankar.organisation.calendar import working_day
from tankar.organisation.models import Person

__all__ = ["HORIZON", "Cover", "CoverDay", "horizon", "reckon", "uncovered"]

HORIZON = dt.timedelta(weeks=8)


class Cover(StrEnum):
    COVERED = "covered"
    NOBODY = "nobody"
    PAUSED = "paused"
    OFF = "off"


@dataclass(frozen=True)
class CoverDay:
    """`people`: who answers, for those who may know; nobody outside the head's pages is shown them."""

    date: dt.date
    cover: Cover
    people: tuple[Person, ...] = ()


def horizon(today: dt.date) -> tuple[dt.date, dt.date]:
    """The days looked at: eight weeks, today included."""
    return today, today + HORIZON


def reckon(channels: Sequence[Channel], first: dt.date, last: dt.date) -> dict[int, list[CoverDay]]:
    """By the channel's key, every day from `first` to `last`. Three statements, however many channels.

    `channels`: with their `entry` selected.
    """
    held = list(_assignments(channels, first, last))
    away = Away((one.person for one in held), first, last)
    by_channel: dict[int, list[ChannelAssignment]] = defaultdict(list)
    for one in held:
        by_channel[one.channel_id].append(one)
    pauses = _pauses(channels, first, last)
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    return {
        channel.pk: [
            _day(channel, day, by_channel[channel.pk], away, pauses.get(channel.pk, ())) for day in days
        ]
        for channel in channels
    }


def uncovered(days: Iterable[CoverDay]) -> list[dt.date]:
    return [one.date for one in days if one.cover is Cover.NOBODY]


def _assignments(channels: Sequence[Channel], first: dt.date, last: dt.date) -> Iterable[ChannelAssignment]:
    touches = Q(valid_to__isnull=True) | Q(valid_to__gte=first)
    # whoever no longer works for the city answers nobody, even while the assignment is still to be ended
    rows = ChannelAssignment.objects.filter(
        touches, channel__in=channels, valid_from__lte=last, person__is_employee=True
    )
    return rows.select_related("person__weekly_pattern").order_by("is_deputy", "pk")


def _pauses(
    channels: Sequence[Channel], first: dt.date, last: dt.date
) -> dict[int, list[tuple[dt.date, dt.date]]]:
    alive = (CoverPause.State.PLANNED, CoverPause.State.RUNNING)
    rows = CoverPause.objects.filter(
        channel__in=channels, state__in=alive, first_day__lte=last, last_day__gte=first
    )
    found: dict[int, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for channel, begins, ends in rows.values_list("channel_id", "first_day", "last_day"):
        found[channel].append((begins, ends))
    return found


def _day(
    channel: Channel,
    day: dt.date,
    held: Sequence[ChannelAssignment],
    away: Away,
    pauses: Iterable[tuple[dt.date, dt.date]],
) -> CoverDay:
    if _nobody_need_be_there(channel, day):
        return CoverDay(day, Cover.OFF)
    spans = list(pauses)
    planned = any(begins <= day <= ends for begins, ends in spans)
    # a pause that somebody set by hand has no end; one that runs ends with its last day
    if planned or (channel.is_paused and not spans):
        return CoverDay(day, Cover.PAUSED)
    people = {
        one.person_id: one.person
        for one in held
        if one.valid_from <= day
        and (one.valid_to is None or day <= one.valid_to)
        and not away.on(one.person_id, day)
    }
    return CoverDay(day, Cover.COVERED if people else Cover.NOBODY, tuple(people.values()))


def _nobody_need_be_there(channel: Channel, day: dt.date) -> bool:
    only_tells = channel.kind == Kind.OWN or entry_of(channel).answered == Answered.NO
    return only_tells or channel.is_closed(day) or not channel.in_season(day) or not working_day(day)
