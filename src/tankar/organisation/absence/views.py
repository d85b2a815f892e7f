"""Away? Say so: two dates and it is done. For oneself, and for the people of the units one heads."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dates import WEEKDAYS as NAMES
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.organisation.absence.actions.keep_pattern import WEEKDAYS, keep_pattern
from tankar.organisation.absence.actions.say_away import say_away
from tankar.organisation.absence.actions.say_away import take_back as take_absence_back
from tankar.organisation.absence.permissions import entered_for_by
from tankar.organisation.absence.reading import pattern_of
from tankar.organisation.access import today
from tankar.organisation.errors import DaysMissing
from tankar.organisation.models import Absence, Person
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["away", "away_of", "pattern", "take_back"]

_MAY = permission_required("organisation.enter_absence")


@require_http_methods(["GET", "POST"])
@_MAY
def away(request: PersonRequest) -> HttpResponse:
    """One's own; `first` and `last` are sent by Today too."""
    return _away(request, request.person)


@require_http_methods(["GET", "POST"])
@_MAY
def away_of(request: PersonRequest, public_id: str) -> HttpResponse:
    """Somebody's of a unit one heads."""
    return _away(request, _person(request, public_id))


@require_http_methods(["POST"])
@_MAY
def take_back(request: PersonRequest, absence_id: str) -> HttpResponse:
    rows = Absence.objects.visible_to(request.person).select_related("person__unit")
    absence = get_object_or_404(rows, public_id=absence_id)
    take_absence_back(request.person, absence)
    messages.success(request, _("Taken back. The days are free again."))
    return _back(request, absence.person)


@require_http_methods(["POST"])
@_MAY
def pattern(request: PersonRequest) -> HttpResponse:
    """`weekday`: as often as there are days, 0 for Monday. `person`: whose, one's own without it."""
    person = _person(request, request.POST["person"]) if request.POST.get("person") else request.person
    days = [int(one) for one in request.POST.getlist("weekday") if one.isdecimal() and len(one) == 1]
    keep_pattern(request.person, person, days)
    messages.success(request, _("Saved. It holds every week from now on."))
    return _back(request, person)


def _person(request: PersonRequest, public_id: str) -> Person:
    rows = Person.objects.filter(entered_for_by(request.person)).select_related("unit", "weekly_pattern")
    return get_object_or_404(rows, public_id=public_id)


def _back(request: PersonRequest, person: Person) -> HttpResponse:
    if person.pk == request.person.pk:
        return redirect("organisation:away")
    return redirect("organisation:away_of", person.public_id)


def _away(request: PersonRequest, person: Person) -> HttpResponse:
    if request.method != "POST":
        return _page(request, person)
    try:
        say_away(request.person, person, _day(request, "first"), _day(request, "last"))
    except DaysMissing as error:
        return _page(request, person, 422, fault=str(error))
    messages.success(request, _("Saved. Nobody is asked why, and nothing about it is kept."))
    return _back(request, person)


def _day(request: PersonRequest, name: str) -> dt.date | None:
    """A last day left empty is the first one."""
    sent = request.POST.get(name, "") or (request.POST.get("first", "") if name == "last" else "")
    try:
        day = dt.date.fromisoformat(sent)
    except ValueError:
        return None
    return day if 2020 <= day.year <= 2100 else None


def _page(request: PersonRequest, person: Person, status: int = 200, fault: str = "") -> HttpResponse:
    never = pattern_of(person)
    page: dict[str, Any] = {
        "whose": person,
        "own": person.pk == request.person.pk,
        "fault": fault,
        "first": request.POST.get("first", ""),
        "last": request.POST.get("last", ""),
        "from_day": today().isoformat(),
        "absences": person.absences.filter(last_day__gte=today()).order_by("first_day", "pk")[:50],
        "weekdays": [(day, NAMES[day], day in never) for day in WEEKDAYS],
    }
    return render(request, "organisation/away.html", page, status=status)
