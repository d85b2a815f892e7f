"""One day with everything on it, and what can be begun there."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tankar.interface.times import day_words
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.planning.almanac.layers import marks_between
from tankar.planning.filters import Whose
from tankar.planning.gaps.owed import owed_by
from tankar.planning.gaps.signs import bad_days
from tankar.planning.models import Layer
from tankar.planning.moments import at, begin_of
from tankar.planning.pages import language, read
from tankar.planning.reading import entitle
from tankar.planning.rows import Rows
from tankar.planning.views.moved import last_move

__all__ = ["day"]

_NINE = dt.time(9)
_AT_MOST = 200


@require_http_methods(["GET"])
@permission_required("planning.view")
def day(request: PersonRequest, date: dt.date) -> HttpResponse:
    """Everything the reader may see on this day, with all layers; "Write here" and "Note an idea"."""
    table = read(request.person, date, date)
    some = [one for one in table.entries if one.day == date][:_AT_MOST]
    entitle(some)
    rows = Rows(table.channels, Whose.ALL)
    layers = [one.value for one in Layer if one != Layer.OTHERS]
    marks = marks_between(date, date, layers, table.kept, language())
    context = {
        "date": date,
        "words": day_words(date, year=True),
        "before": date - dt.timedelta(days=1),
        "after": date + dt.timedelta(days=1),
        "rows": [rows.of(one) for one in some],
        "due": owed_by(request.person, begin=begin_of(date), end=begin_of(date + dt.timedelta(days=1))),
        "marks": marks.get(date, []),
        "warnings": bad_days(at(date, _NINE), table.kept, language()),
        "signs": [one for one in table.signs() if one.day == date and one.kind != "silent"],
        "may_write": may(request.person, "content.write"),
        "planned_at": dt.datetime.combine(date, _NINE).isoformat(timespec="minutes"),
        "moved": last_move(request),
        "back": quote(request.get_full_path(), safe=""),
    }
    return render(request, "planning/day.html", context)
