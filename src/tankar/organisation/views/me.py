"""My own page: who I am here, until when, and who stands in for me."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.organisation.access import may, today
from tankar.organisation.actions.end_role import end_role
from tankar.organisation.actions.keep_phone import keep_phone
from tankar.organisation.actions.name_deputy import name_deputy
from tankar.organisation.errors import OrganisationError
from tankar.organisation.forms import DeputyForm, PhoneForm
from tankar.organisation.models import RoleAssignment
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["deputy", "end_deputy", "me", "phone"]


@person_required
@require_http_methods(["GET"])
def me(request: PersonRequest) -> HttpResponse:
    return _page(request)


@person_required
@require_http_methods(["POST"])
def deputy(request: PersonRequest, role_id: str) -> HttpResponse:
    mine = get_object_or_404(request.person.assignments, public_id=role_id)
    form = DeputyForm(request.POST, prefix=mine.public_id)
    if form.is_valid():
        days = form.cleaned_data["valid_from"], form.cleaned_data["valid_to"]
        try:
            name_deputy(request.person, mine, form.person, *days)
        except OrganisationError as error:
            form.add_error(None, str(error))
        else:
            return redirect("organisation:me")
    return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, failed=(mine, form))


@person_required
@require_http_methods(["POST"])
def end_deputy(request: PersonRequest, role_id: str) -> HttpResponse:
    """Either side ends it: the holder, or the deputy."""
    either = Q(deputy_for=request.person) | Q(person=request.person, deputy_for__isnull=False)
    end_role(request.person, get_object_or_404(RoleAssignment, either, public_id=role_id))
    return redirect("organisation:me")


@person_required
@require_http_methods(["POST"])
def phone(request: PersonRequest) -> HttpResponse:
    if not request.person.is_employee:
        raise PermissionDenied("organisation.keep_phone")
    form = PhoneForm(request.POST)
    if not form.is_valid():
        return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, phone=form)
    keep_phone(request.person, form.cleaned_data["phone"])
    messages.success(request, _("The phone number is kept."))
    return redirect("organisation:me")


def _page(
    request: PersonRequest,
    status: int = 200,
    failed: tuple[RoleAssignment, DeputyForm] | None = None,
    phone: PhoneForm | None = None,
) -> HttpResponse:
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=today())
    mine = request.person.assignments.filter(still).select_related("unit", "deputy_for").order_by("pk")
    rows = []
    for role in mine:
        form = DeputyForm(prefix=role.public_id)
        rows.append((role, failed[1] if failed and failed[0].pk == role.pk else form))
    facts = {
        "rows": rows,
        "phone": (phone or PhoneForm(initial={"phone": request.person.phone}))
        if request.person.is_employee
        else None,
        "may_be_away": may(request.person, "organisation.enter_absence"),
        "deputies": request.person.deputies.filter(still).select_related("person", "unit").order_by("pk"),
        "is_both": request.person.is_employee and request.person.is_elected,
    }
    return render(request, "organisation/me.html", facts, status=status)
