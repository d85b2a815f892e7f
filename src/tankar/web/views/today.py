"""Today: what needs me?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.cover.reading import gap_rows, keep_gap_rows
from tankar.channels.listing import keep_lonely
from tankar.inbox.listing import waiting_now
from tankar.interface.times import day_words
from tankar.organisation.access import communicates, may
from tankar.organisation.requests import PersonRequest, person_required
from tankar.planning.fillers import coming
from tankar.planning.gaps.owed import owed_here
from tankar.web import today_residents, today_rows, today_sent
from tankar.web.today_rows import Row
from tankar.web.today_words import greeting, sum_up, this_week
from tankar.work import clock

__all__ = ["today"]

AT_MOST = 5


@dataclass(frozen=True)
class Section:
    """One list of Today: at most five rows, unless it is unfolded. `fades`: folded on a phone."""

    key: str
    title: Any
    icon: str
    colour: str
    all_rows: Sequence[Row]
    unfolded: bool = False
    fades: bool = False

    @property
    def rows(self) -> Sequence[Row]:
        return self.all_rows if self.unfolded else self.all_rows[:AT_MOST]

    @property
    def total(self) -> int:
        return len(self.all_rows)

    @property
    def folded(self) -> bool:
        return len(self.rows) < self.total


@require_http_methods(["GET"])
@person_required
def today(request: PersonRequest) -> HttpResponse:
    """`?all=waiting` (or red, late, out) unfolds one list; otherwise each shows at most five."""
    person, now = request.person, clock.now()
    # first, since it reads the person's channels, and nothing need ask for them again
    table = coming(request, person)
    owed, sent, conversations = (
        owed_here(request, person),
        today_sent.sent_for(person),
        waiting_now(person),
    )
    waiting = today_rows.soonest_first(
        [
            *today_rows.waiting_on(person),
            *sent.waiting,
            *today_residents.given_to(conversations, now),
            *today_rows.owed_by(person, owed),
        ]
    )
    heard = today_residents.heard_by(person, sent.lost)
    red = [*today_residents.first_rows(conversations), *heard.uproars, *sent.red, *heard.unheard]
    late = today_residents.late_rows(conversations, now)
    weekend = heard.weekend if table else None
    if communicates(person):
        keep_gap_rows(request, heard.channels)
        keep_lonely(request, [one for one in heard.channels if getattr(one, "lonely", False)])
    uncovered = gap_rows(request, person)
    own = today_residents.own_channels(person, table, conversations)
    unfolded = request.GET.get("all", "")

    def section(key: str, title: str, icon: str, colour: str, rows: Sequence[Row]) -> Section:
        return Section(key, title, icon, colour, rows, key == unfolded, fades=key == "late")

    needs = [
        section("waiting", _("Waiting for you"), "waiting", "primary", waiting),
        section("red", _("Red"), "danger", "danger", red),
    ]
    return render(
        request,
        "web/today.html",
        {
            "greeting": greeting(now, person.given_name),
            "day": day_words(now)[:1].upper() + day_words(now)[1:],
            "sum": sum_up(len(waiting), len(red), len(sent.out), len(late), this_week(uncovered)),
            "own_channels": own,
            "needs": [one for one in needs if one.total],
            "late": section("late", _("Unanswered past the target"), "clock", "warning", late),
            "going_out": section("out", _("Going out today"), "sending", "primary", sent.out),
            "weekend": weekend,
            "may_write": may(person, "content.write"),
            "may_propose": may(person, "content.propose"),
            "nothing": not (*waiting, *red, *late, *uncovered, *sent.out, *(one for one in owed if one.runs))
            and not (weekend and weekend.came),
        },
    )
