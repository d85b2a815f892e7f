"""Plan the week: channels down, weekdays across, what stands there, and what the season suggests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.models import Channel
from tankar.content.actions.start_idea import start_idea
from tankar.interface.times import day_words
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.planning.almanac.days import topics, topics_between
from tankar.planning.almanac.layers import Mark, marks_between
from tankar.planning.filters import View, Whose
from tankar.planning.models import Layer, Slot
from tankar.planning.moments import at, date_or_none, day_of, monday_of
from tankar.planning.pages import begins_with, language, read, summary
from tankar.planning.period import period_of
from tankar.planning.reading import entitle
from tankar.planning.rows import Row, Rows
from tankar.planning.views.moved import last_move
from tankar.work import clock

__all__ = ["note_topic", "week"]

_NINE = dt.time(9)
_IN_A_CELL = 3


@dataclass(frozen=True)
class Cell:
    """One channel on one day. `time`: when one would write there, as its usual times say."""

    date: dt.date
    rows: list[Row]
    more: int
    planned_at: str


@dataclass(frozen=True)
class Head:
    date: dt.date
    is_today: bool
    marks: list[Mark]


@require_http_methods(["GET"])
@permission_required("planning.view")
def week(request: PersonRequest) -> HttpResponse:
    """`?date=` any day of the week, `?whose=`; a channel manager begins with her own channels.

    From Friday on it begins with the week to come.
    """
    usual = day_of(clock.now()) + dt.timedelta(days=3)
    monday = monday_of(date_or_none(request.GET.get("date", "")) or usual)
    asked = request.GET.get("whose", "")
    whose = asked if asked in Whose.values else begins_with(request.person)
    period = period_of(View.WEEK, monday)
    table = read(request.person, period.first, period.last)
    some = [one for one in table.entries if period.first <= one.day <= period.last]
    entitle(some, [one for one in table.entries if one.is_planned])
    # after that: only now do drafts know their languages
    said = table.signs()
    channels = [one for one in table.channels if whose == Whose.ALL or one.is_own]
    layers = [one.value for one in Layer if one not in {Layer.OTHERS, Layer.SEASON}]
    marks = marks_between(period.first, period.last, layers, table.kept, language())
    context = {
        "period": period,
        "whose": whose,
        "whoses": Whose,
        "heads": [Head(day, day == day_of(table.now), marks.get(day, [])) for day in period.days],
        "lines": _lines(channels, some, period.days, Rows(table.channels, Whose.ALL)),
        "signs": [one for one in said if period.first <= one.day <= period.last and one.kind != "silent"],
        "gaps": summary(said),
        "topics": _topics(period.first, period.last),
        "may_write": may(request.person, "content.write"),
        "moved": last_move(request),
    }
    return render(request, "planning/week.html", context)


def _lines(
    channels: list[Channel], entries: list[Any], days: list[dt.date], made: Rows
) -> list[tuple[Channel, list[Cell]]]:
    usual: dict[tuple[int, int], dt.time] = {}
    for channel, weekday, time in Slot.objects.filter(channel__in=channels).values_list(
        "channel_id", "weekday", "time"
    ):
        usual[channel, weekday] = min(time, usual.get((channel, weekday), time))
    lines = []
    for one in channels:
        cells = []
        for day in days:
            here = [entry for entry in entries if entry.day == day and one.pk in entry.channel_ids]
            rows = [made.of(entry) for entry in here[:_IN_A_CELL]]
            begin = dt.datetime.combine(day, usual.get((one.pk, day.weekday()), _NINE))
            cells.append(Cell(day, rows, len(here) - len(rows), begin.isoformat(timespec="minutes")))
        lines.append((one, cells))
    return lines


def _topics(first: dt.date, last: dt.date) -> list[dict[str, Any]]:
    """Suggestions of the season, each with its number in the wheel and the day it ends."""
    every = topics()
    return [
        {"number": every.index(one), "name": one.name(language()), "ends": one.span_in(last.year)[1]}
        for one in topics_between(first, last)
    ]


@require_http_methods(["POST"])
@permission_required("content.write")
def note_topic(request: PersonRequest) -> HttpResponse:
    """Make an idea of a suggestion, on a day of the week: POST `topic` (its number), `day`."""
    number, day = request.POST.get("topic", ""), date_or_none(request.POST.get("day", ""))
    if not (number.isdigit() and len(number) < 4 and int(number) < len(topics())) or day is None:
        raise Http404
    words = topics()[int(number)].name("fi" if request.person.language == "fi" else "sv")
    start_idea(request.person, words, planned_at=at(day, _NINE))
    messages.success(request, _("The idea stands in the calendar on %(day)s.") % {"day": day_words(day)})
    return HttpResponseRedirect(f"{reverse('planning:week')}?date={day.isoformat()}")
