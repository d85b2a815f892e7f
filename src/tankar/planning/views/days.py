"""Days that people keep: council evenings, school holidays, quiet days. For communications."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tankar.organisation.requests import PersonRequest, permission_required
from tankar.planning.actions.keep_days import add_days, change_days, remove_days
from tankar.planning.almanac.layers import ICONS, name_of
from tankar.planning.forms import DaysForm, NewDaysForm
from tankar.planning.models import Layer, SpecialDay
from tankar.planning.moments import day_of
from tankar.planning.pages import language
from tankar.work import clock

__all__ = ["days", "edit", "remove"]

_AT_MOST = 300


@require_http_methods(["GET", "POST"])
@permission_required("planning.edit_days")
def days(request: PersonRequest) -> HttpResponse:
    """The days from today on, and a form for new ones, once or again and again."""
    first = {"layer": Layer.QUIET, "date_from": _asked_day(request), "every": 0}
    form = NewDaysForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        made = add_days(request.person, form.days, form.cleaned_data["every"], form.cleaned_data.get("until"))
        words = ngettext(
            "%(count)s row is in the calendar.", "%(count)s rows are in the calendar.", len(made)
        )
        messages.success(request, words % {"count": len(made)})
        return HttpResponseRedirect(reverse("planning:days"))
    today = day_of(clock.now())
    rows = SpecialDay.objects.editable_by(request.person).filter(date_to__gte=today)
    listed = [
        {
            "row": row,
            "name": name_of(row, language()),
            "icon": ICONS[row.layer],
            "kind": Layer(row.layer).label,
        }
        for row in rows.order_by("date_from", "pk")[:_AT_MOST]
    ]
    return render(
        request, "planning/days.html", {"form": form, "rows": listed}, status=422 if form.errors else 200
    )


def _asked_day(request: PersonRequest) -> str:
    try:
        return dt.date.fromisoformat(request.GET.get("day", "")).isoformat()
    except ValueError:
        return ""


@require_http_methods(["GET", "POST"])
@permission_required("planning.edit_days")
def edit(request: PersonRequest, public_id: str) -> HttpResponse:
    row = get_object_or_404(SpecialDay.objects.editable_by(request.person), public_id=public_id)
    first = {name: getattr(row, name) for name in DaysForm.base_fields}
    form = DaysForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        change_days(request.person, row, form.days)
        messages.success(request, _("The days are changed."))
        return HttpResponseRedirect(reverse("planning:days"))
    return render(
        request, "planning/edit_days.html", {"form": form, "row": row}, status=422 if form.errors else 200
    )


@require_http_methods(["POST"])
@permission_required("planning.edit_days")
def remove(request: PersonRequest, public_id: str) -> HttpResponse:
    row = SpecialDay.objects.editable_by(request.person).filter(public_id=public_id).first()
    if row is None:
        messages.info(request, _("Somebody removed it already."))
    else:
        remove_days(request.person, row)
        messages.success(request, _("The days are removed from the calendar."))
    return HttpResponseRedirect(reverse("planning:days"))
