"""The calendar: what goes out when, where, in which languages. Month, week and agenda are one list of days."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import dates
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required
from tankar.organisation.returning import safe_next
from tankar.planning.actions.keep_look import keep_look
from tankar.planning.filters import View, Whose, filters_from
from tankar.planning.moments import day_of
from tankar.planning.pages import begins_with, table_of
from tankar.planning.views.moved import last_move
from tankar.work import clock

__all__ = ["calendar", "layers"]


@require_http_methods(["GET"])
@permission_required("planning.view")
def calendar(request: PersonRequest) -> HttpResponse:
    """The address carries the view, the date and what is left out, so that it can be kept and sent."""
    filters = filters_from(request.GET, day_of(clock.now()), begins_with(request.person))
    context = table_of(request.person, filters)
    context |= {
        "views": [(one, one == filters.view, filters.address(view=one.value)) for one in View],
        "whoses": Whose,
        "before": filters.address(date=context["period"].before, whole=""),
        "after": filters.address(date=context["period"].after, whole=""),
        "earlier": filters.address(whole="1"),
        "other_layout": filters.address(hours="" if filters.hours else "1"),
        "now_here": filters.address(date=day_of(clock.now()), whole=""),
        "weekdays": [str(dates.WEEKDAYS[number]) for number in range(7)],
        "is_short": filters.view == View.MONTH,
        "units": _units(context["channels"]),
        "moved": last_move(request),
        "back": quote(request.get_full_path(), safe=""),
        "may_write": may(request.person, "content.write"),
        "may_edit_days": may(request.person, "planning.edit_days"),
        "may_edit_times": may(request.person, "planning.edit_slots"),
    }
    return render(request, "planning/calendar.html", context)


def _units(channels: list[Any]) -> list[tuple[str, str]]:
    """The units that have channels, by name."""
    found = {one.owner_unit.public_id: one.owner_unit.name for one in channels}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


@require_http_methods(["POST"])
@permission_required("planning.view")
def layers(request: PersonRequest) -> HttpResponse:
    """Switch layers on and off, for oneself."""
    keep_look(request.person, request.POST.getlist("layer"))
    if "next" in request.POST:
        return HttpResponseRedirect(safe_next(request))
    return HttpResponseRedirect(reverse("planning:calendar"))
