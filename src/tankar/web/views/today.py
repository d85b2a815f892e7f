"""Today: what needs me?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.interface.times import day_words
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required
from tankar.planning.gaps.owed import owed_here
from tankar.web import today_rows
from tankar.web.today_words import greeting, sum_up
from tankar.work import clock

__all__ = ["today"]

AT_MOST = 5


@require_http_methods(["GET"])
@person_required
def today(request: PersonRequest) -> HttpResponse:
    """`?all=waiting` (or red, out) unfolds one list; otherwise each shows at most five."""
    person = request.person
    now = clock.now()
    owed = owed_here(request, person)
    waiting, red = [*today_rows.waiting_on(person), *today_rows.owed_by(person, owed)], today_rows.red(person)
    out = today_rows.going_out_today(person)
    unfolded = request.GET.get("all", "")
    sections: list[dict[str, object]] = [
        {
            "key": "waiting",
            "title": _("Waiting for you"),
            "icon": "waiting",
            "colour": "primary",
            "rows": waiting,
        },
        {"key": "red", "title": _("Red"), "icon": "danger", "colour": "danger", "rows": red},
    ]
    return render(
        request,
        "web/today.html",
        {
            "greeting": greeting(now, person.given_name),
            "day": day_words(now)[:1].upper() + day_words(now)[1:],
            "sum": sum_up(len(waiting), len(red), len(out)),
            "sections": [_folded(section, unfolded) for section in sections if section["rows"]],
            "going_out": out,
            "may_write": may(person, "content.write"),
            "may_propose": may(person, "content.propose"),
            "nothing": not (waiting or red or out or any(one.runs for one in owed)),
        },
    )


def _folded(section: dict[str, object], unfolded: str) -> dict[str, object]:
    rows = section["rows"]
    assert isinstance(rows, list)
    shown = rows if section["key"] == unfolded else rows[:AT_MOST]
    return {**section, "rows": shown, "total": len(rows), "folded": len(shown) < len(rows)}
