"""Writing a fact sheet: kept as a draft, handed in by the unit, published by communications."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.clearance.errors import Incomplete, NotAllowed, NotOpen
from tankar.clearance.facts.actions.handle_request import hand_in
from tankar.clearance.facts.actions.write_sheet import (
    keep_sheet,
    publish_sheet,
    start_sheet,
    withdraw_sheet,
)
from tankar.clearance.facts.forms import SheetForm
from tankar.clearance.facts.telling import title_of
from tankar.clearance.models import FactRequest, FactSheet
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["edit", "new", "withdraw"]


@require_http_methods(["GET", "POST"])
@permission_required("clearance.publish_fact")
def new(request: PersonRequest) -> HttpResponse:
    """A sheet nobody has asked for: communications knows what is talked about."""
    if request.method == "GET":
        return _form(request, SheetForm(unit=request.person.unit), None)
    form = SheetForm(request.POST, unit=request.person.unit)
    if not form.is_valid():
        return _form(request, form, None, 422)
    sheet = start_sheet(request.person, form.facts())
    return _act(request, sheet, form)


@require_http_methods(["GET", "POST"])
@person_required
def edit(request: PersonRequest, public_id: str) -> HttpResponse:
    """`act` is save, hand_in (the unit) or publish (communications)."""
    sheet = _found(request, public_id, "clearance.draft_fact")
    if request.method == "GET":
        return _form(request, SheetForm(sheet=sheet), sheet)
    form = SheetForm(request.POST, sheet=sheet)
    if not form.is_valid():
        return _form(request, form, sheet, 422)
    return _act(request, sheet, form)


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    sheet = _found(request, public_id, "clearance.publish_fact")
    try:
        withdraw_sheet(request.person, sheet)
        messages.success(request, _("The fact sheet is withdrawn. Nobody is shown it any more."))
    except NotOpen:
        messages.info(request, _("It stands differently now, so nothing was changed."))
    return HttpResponseRedirect(reverse("clearance:facts"))


def _found(request: PersonRequest, public_id: str, permission: str) -> FactSheet:
    sheet = FactSheet.objects.select_related("unit").filter(public_id=public_id.replace("\x00", "")).first()
    if sheet is None or not may(request.person, permission, sheet):
        raise Http404(public_id)
    return sheet


def _act(request: PersonRequest, sheet: FactSheet, form: SheetForm) -> HttpResponse:
    act, person = request.POST.get("act", ""), request.person
    try:
        if act == "publish":
            publish_sheet(person, sheet, form.facts())
            messages.success(request, _("Published, in both languages, for everybody at the same moment."))
            return HttpResponseRedirect(reverse("clearance:fact", args=[sheet.public_id]))
        if sheet.state != FactSheet.State.DRAFT:
            # what everybody reads changes at one moment, by publishing it
            raise NotOpen(sheet)
        keep_sheet(person, sheet, form.facts())
        if act == "hand_in":
            for asked in _requests(sheet).filter(state=FactRequest.State.DRAFTING):
                hand_in(person, asked)
            messages.success(request, _("Handed in: communications checks it. Thank you."))
            return HttpResponseRedirect(reverse("clearance:facts"))
        messages.success(request, _("The draft is saved. Nobody else is shown it."))
    except Incomplete as error:
        for field, sentence in error.faults.items():
            form.add_error(field, sentence)
        return _form(request, form, sheet, 422)
    except NotOpen:
        messages.info(
            request, _("It stands differently now, so nothing was changed. See below how it stands.")
        )
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return HttpResponseRedirect(reverse("clearance:edit_fact", args=[sheet.public_id]))


def _requests(sheet: FactSheet) -> QuerySet[FactRequest]:
    return FactRequest.objects.filter(sheet=sheet, state__in=FactRequest.OPEN).select_related("asker", "unit")


def _form(
    request: PersonRequest, form: SheetForm, sheet: FactSheet | None, status: int = 200
) -> HttpResponse:
    asked = list(_requests(sheet)) if sheet else []
    page = {
        "form": form,
        "sheet": sheet,
        "asked": [(one, title_of(one)) for one in asked],
        "publishes": may(request.person, "clearance.publish_fact"),
        "hands_in": any(one.state == FactRequest.State.DRAFTING for one in asked),
        "is_draft": sheet is None or sheet.state == FactSheet.State.DRAFT,
    }
    return render(request, "clearance/facts/edit.html", page, status=status)
