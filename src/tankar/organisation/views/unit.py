"""One unit: adding it, its names, its place in the tree."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from tankar.organisation.actions.add_unit import add_unit
from tankar.organisation.actions.move_unit import move_unit
from tankar.organisation.actions.rename_unit import rename_unit
from tankar.organisation.errors import OrganisationError
from tankar.organisation.forms import NewUnitForm, PlaceForm, UnitNamesForm
from tankar.organisation.models import Unit
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["add", "move", "rename", "unit"]


@permission_required("organisation.manage_people")
@require_http_methods(["GET", "POST"])
def add(request: PersonRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = NewUnitForm(request.POST if sent else None, initial={"parent": request.GET.get("under", "")})
    if sent and _done(form, lambda: add_unit(request.person, form.names(), form.cleaned_data["parent"])):
        return redirect("organisation:units")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    return render(request, "organisation/add_unit.html", {"form": form}, status=status)


@permission_required("organisation.manage_people")
@require_http_methods(["GET"])
def unit(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _found(public_id))


@permission_required("organisation.manage_people")
@require_http_methods(["POST"])
def rename(request: PersonRequest, public_id: str) -> HttpResponse:
    shown = _found(public_id)
    form = UnitNamesForm(request.POST)
    if _done(form, lambda: rename_unit(request.person, shown, form.names())):
        return redirect("organisation:units")
    return _page(request, shown, naming=form)


@permission_required("organisation.manage_people")
@require_http_methods(["POST"])
def move(request: PersonRequest, public_id: str) -> HttpResponse:
    shown = _found(public_id)
    form = PlaceForm(shown, request.POST)
    if _done(form, lambda: move_unit(request.person, shown, form.cleaned_data["parent"])):
        return redirect("organisation:units")
    return _page(request, shown, placing=form)


def _found(public_id: str) -> Unit:
    found: Unit = get_object_or_404(Unit.objects.select_related("parent"), public_id=public_id)
    return found


def _done(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Do it when the form is whole; what cannot be is said on the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except OrganisationError as error:
        form.add_error(None, str(error))
        return False
    return True


def _page(
    request: PersonRequest,
    shown: Unit,
    naming: UnitNamesForm | None = None,
    placing: PlaceForm | None = None,
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if naming or placing else HTTPStatus.OK
    facts = {
        "shown": shown,
        "naming": naming or UnitNamesForm(initial=UnitNamesForm.of(shown)),
        "placing": placing or PlaceForm(shown),
    }
    return render(request, "organisation/unit.html", facts, status=status)
